package org.folkmoot.redis.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.folkmoot.redis.testing.TestRedis;
import org.junit.jupiter.api.Test;

class RedisLinkTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  /**
   * What was under way when the link was given up was once forgotten and then taken off when it
   * failed, so that after each time more could be said at once to a Redis that doesn't keep up.
   */
  @Test
  void howMuchIsUnderWayIsRightAfterTheLinkWasGivenUp() {
    try (TestRedis redis = new TestRedis();
        RedisLink link = new RedisLink(redis.url(), "one")) {
      await().atMost(SOON).until(link::isUp);
      redis.pause();
      try {
        for (int i = 0; i < 500; i++) {
          link.publish("nobody", new byte[] {1});
        }
        assertThat(link.underway()).isBetween(500, 510);
        await().atMost(SOON).until(() -> !link.isUp());
      } finally {
        redis.resume();
      }
      await().atMost(SOON).until(link::isUp);
      link.publish("nobody", new byte[] {1});
      await().atMost(SOON).untilAsserted(() -> assertThat(link.underway()).isBetween(0, 1));
      // The last of what was given up fails a second after it was said, at the latest.
      await()
          .during(Duration.ofMillis(1_500))
          .atMost(SOON)
          .until(() -> link.underway() >= 0 && link.underway() <= 1);
    }
  }

  @Test
  void noMoreIsUnderWayThanTheBound() {
    try (TestRedis redis = new TestRedis();
        RedisLink link = new RedisLink(redis.url(), "one")) {
      await().atMost(SOON).until(link::isUp);
      redis.pause();
      try {
        for (int i = 0; i < 11_000; i++) {
          link.publish("nobody", new byte[] {1});
        }
        assertThat(link.underway()).isLessThanOrEqualTo(10_000);
        assertThat(link.lost()).isGreaterThanOrEqualTo(1_000);
      } finally {
        redis.resume();
      }
    }
  }
}
