package org.folkmoot.redis.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.contract.PresenceContract;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.presence.Presence.State;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.redis.link.RedisLink;
import org.folkmoot.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RedisPresenceTest extends PresenceContract {
  private static final UserId ADA = new UserId(new UUID(5, 1));
  private static final Duration SOON = Duration.ofSeconds(15);

  private final TestRedis redis = new TestRedis();
  private final RedisLink oneLink = new RedisLink(redis.url(), "one");
  private final RedisLink twoLink = new RedisLink(redis.url(), "two");
  private final RedisPresence one = new RedisPresence(oneLink, "one");
  private final RedisPresence two = new RedisPresence(twoLink, "two");

  @BeforeEach
  void connect() {
    await().atMost(SOON).until(() -> oneLink.isUp() && twoLink.isUp());
  }

  @AfterEach
  void end() {
    oneLink.close();
    twoLink.close();
    redis.close();
  }

  @Override
  protected Presence presence() {
    return one;
  }

  @Test
  void theMostAwakeDeviceCountsOnWhicheverReplicaItIs() {
    one.here(ADA, State.AWAY);
    knows(two, State.AWAY);
    two.here(ADA, State.ONLINE);
    knows(one, State.ONLINE);
    two.gone(ADA);
    knows(one, State.AWAY);
    assertThat(two.online(5)).containsExactly(ADA);
  }

  @Test
  void aReplicaThatSaysNothingMoreIsForgotten() {
    one.here(ADA, State.ONLINE);
    knows(two, State.ONLINE);
    long leaseMillis = redis.ask(c -> c.pttl("folkmoot:here:one"));
    assertThat(leaseMillis).isBetween(1L, 30_000L);
    oneLink.close();
    redis.ask(c -> c.pexpire("folkmoot:here:one", 1));
    await().atMost(SOON).until(() -> two.of(List.of(ADA)).isEmpty());
    two.renew(Map.of());
    await().atMost(SOON).until(() -> redis.ask(c -> c.smembers("folkmoot:replicas")).isEmpty());
  }

  @Test
  void afterARestartOfRedisAllIsSaidAgain() {
    one.here(ADA, State.ONLINE);
    knows(two, State.ONLINE);
    redis.kill();
    redis.start();
    knows(two, State.ONLINE);
  }

  @Test
  void whatRedisForgotIsSaidAgainWithTheRenewal() {
    one.here(ADA, State.ONLINE);
    knows(two, State.ONLINE);
    redis.ask(c -> c.flushall());
    one.renew(Map.of(ADA, State.ONLINE));
    knows(two, State.ONLINE);
  }

  @Test
  void withoutRedisOnesOwnPeopleAreKnownAndNobodyWaitsLong() {
    one.here(ADA, State.ONLINE);
    redis.pause();
    long began = System.nanoTime();
    assertThat(one.of(List.of(ADA))).isEqualTo(Map.of(ADA, State.ONLINE));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    redis.resume();
  }

  @Test
  void onlyTheFirstWaitForARedisThatIsSilent() {
    redis.pause();
    try {
      long began = System.nanoTime();
      for (int i = 0; i < 50; i++) {
        assertThat(one.of(List.of(ADA))).isEmpty();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    } finally {
      redis.resume();
    }
    one.here(ADA, State.ONLINE);
    knows(two, State.ONLINE);
  }

  @Test
  void aReplicaThatEndsTakesItsPeopleWithIt() {
    one.here(ADA, State.ONLINE);
    knows(two, State.ONLINE);
    one.close();
    assertThat(two.of(List.of(ADA))).isEmpty();
  }

  /** Once all of another replica's people were read at once, however few were asked for. */
  @Test
  void noMoreOfALargeReplicasPeopleAreReadThanAreAskedFor() {
    Map<String, String> crowd = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      crowd.put(new UUID(7, i).toString(), "ONLINE");
    }
    redis.ask(c -> c.hset("folkmoot:here:large", crowd));
    redis.ask(c -> c.sadd("folkmoot:replicas", "large"));
    long before = told();

    assertThat(one.online(200)).hasSize(200);

    // All of them would be 900 kB.
    assertThat(told() - before).isLessThan(100_000);
    assertThat(one.online(1_500)).hasSize(1_500);
    assertThat(one.online(0)).isEmpty();
  }

  /** How many bytes Redis has written to everybody. */
  private long told() {
    String stats = redis.ask(c -> c.info("stats"));
    return Long.parseLong(stats.replaceAll("(?s).*total_net_output_bytes:(\\d+).*", "$1"));
  }

  private static void knows(Presence presence, State state) {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> presence.of(List.of(ADA)).equals(Map.of(ADA, state)));
  }
}
