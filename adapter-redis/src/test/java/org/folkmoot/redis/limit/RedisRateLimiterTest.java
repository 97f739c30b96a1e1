package org.folkmoot.redis.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.application.contract.RateLimiterContract;
import org.folkmoot.application.limit.InProcessRateLimiter;
import org.folkmoot.application.limit.Rate;
import org.folkmoot.application.limit.RateLimiter;
import org.folkmoot.application.limit.RateLimiter.Attempt;
import org.folkmoot.redis.link.RedisLink;
import org.folkmoot.redis.testing.TestRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RedisRateLimiterTest extends RateLimiterContract {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final Attempt ADA = new Attempt("knock", "ada");
  private static final Rate TWICE = Rate.of(2, Duration.ofHours(1));

  private final TestRedis redis = new TestRedis();
  private final Replica one = new Replica("one");
  private final Replica two = new Replica("two");

  /** A replica, and how often it had to count alone. */
  private final class Replica {
    final RedisLink link;
    final AtomicInteger alone = new AtomicInteger();
    final RedisRateLimiter allowances;

    Replica(String name) {
      link = new RedisLink(redis.url(), name);
      RateLimiter own = new InProcessRateLimiter(System::nanoTime);
      allowances =
          new RedisRateLimiter(
              link,
              (attempt, rate) -> {
                alone.incrementAndGet();
                return own.take(attempt, rate);
              });
    }
  }

  @BeforeEach
  void connect() {
    await().atMost(SOON).until(() -> one.link.isUp() && two.link.isUp());
  }

  @AfterEach
  void end() {
    one.link.close();
    two.link.close();
    redis.close();
  }

  @Override
  protected RateLimiter allowances() {
    return one.allowances;
  }

  @Override
  protected void pass(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    await().atMost(SOON).until(() -> System.nanoTime() - until >= 0);
  }

  @Test
  void allReplicasCountTogether() {
    assertThat(one.allowances.take(ADA, TWICE)).isEmpty();
    assertThat(two.allowances.take(ADA, TWICE)).isEmpty();
    assertThat(one.allowances.take(ADA, TWICE)).isPresent();
    assertThat(two.allowances.take(ADA, TWICE)).isPresent();
    assertThat(one.alone.get() + two.alone.get()).isZero();
  }

  @Test
  void whatIsCountedIsForgottenWhenItNoLongerCounts() {
    one.allowances.take(ADA, TWICE);
    long lifeMillis = redis.ask(c -> c.pttl("folkmoot:attempts:knock:ada"));
    assertThat(lifeMillis).isBetween(1L, Duration.ofMinutes(30).toMillis());
  }

  @Test
  void aRedisThatHasForgottenTheScriptIsToldItAgain() {
    one.allowances.take(ADA, TWICE);
    redis.ask(c -> c.scriptFlush());
    assertThat(one.allowances.take(ADA, TWICE)).isEmpty();
    assertThat(one.allowances.take(ADA, TWICE)).isPresent();
    assertThat(one.alone).hasValue(0);
  }

  @Test
  void aClockThatWasPutBackLocksNobodyOut() {
    redis.ask(c -> c.set("folkmoot:attempts:knock:ada", "9000000000000000"));
    assertThat(one.allowances.take(ADA, TWICE).orElse(Duration.ZERO))
        .isPositive()
        .isLessThanOrEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void whileRedisIsPausedOneCountsAloneAndNobodyWaitsLong() {
    redis.pause();
    try {
      countsAlone();
    } finally {
      redis.resume();
    }
  }

  @Test
  void whileRedisIsGoneOneCountsAlone() {
    redis.kill();
    countsAlone();
  }

  @Test
  void whileRedisIsFullOneCountsAlone() {
    one.allowances.take(new Attempt("knock", "bob"), TWICE);
    redis.ask(c -> c.configSet("maxmemory", "1"));
    countsAlone();
  }

  private void countsAlone() {
    long began = System.nanoTime();
    assertThat(one.allowances.take(ADA, TWICE)).isEmpty();
    assertThat(one.allowances.take(ADA, TWICE)).isEmpty();
    assertThat(one.allowances.take(ADA, TWICE)).isPresent();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    assertThat(one.alone).hasValue(3);
  }
}
