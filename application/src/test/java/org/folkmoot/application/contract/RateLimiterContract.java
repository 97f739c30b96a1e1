package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.folkmoot.application.limit.Rate;
import org.folkmoot.application.limit.RateLimiter;
import org.folkmoot.application.limit.RateLimiter.Attempt;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link RateLimiter}. */
public abstract class RateLimiterContract {
  private static final Attempt ADA = new Attempt("knock", "ada");
  private static final Attempt BOB = new Attempt("knock", "bob");

  // Slow enough that none comes back while a test is busy taking.
  private static final Rate THREE_AT_ONCE = Rate.of(3, Duration.ofMinutes(3));
  private static final Rate QUICK = new Rate(Duration.ofMillis(200), 2);

  protected abstract RateLimiter allowances();

  /** Comes back when so much time has passed. */
  protected abstract void pass(Duration time);

  @Test
  void soManyMayBeAtOnceAndNoMore() {
    RateLimiter limiter = allowances();
    for (int i = 0; i < 3; i++) {
      assertThat(limiter.take(ADA, THREE_AT_ONCE)).isEmpty();
    }
    Optional<Duration> wait = limiter.take(ADA, THREE_AT_ONCE);
    assertThat(wait).isPresent();
    assertThat(wait.get()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void everyoneIsCountedForThemselvesAndEachKindForItself() {
    RateLimiter limiter = allowances();
    exhaust(limiter, ADA, THREE_AT_ONCE);
    assertThat(limiter.take(BOB, THREE_AT_ONCE)).isEmpty();
    assertThat(limiter.take(new Attempt("ring", "ada"), THREE_AT_ONCE)).isEmpty();
  }

  @Test
  void whoeverWaitsAsLongAsToldMayTryOnceMore() {
    RateLimiter limiter = allowances();
    exhaust(limiter, ADA, QUICK);
    pass(limiter.take(ADA, QUICK).orElse(Duration.ZERO));
    assertThat(limiter.take(ADA, QUICK)).isEmpty();
  }

  @Test
  void whatIsRefusedCostsNothing() {
    RateLimiter limiter = allowances();
    exhaust(limiter, ADA, QUICK);
    for (int i = 0; i < 20; i++) {
      limiter.take(ADA, QUICK);
    }
    assertThat(limiter.take(ADA, QUICK).orElse(Duration.ZERO)).isLessThanOrEqualTo(QUICK.every());
  }

  @Test
  void whoeverStaysAwayHasAllAgainAndNotMore() {
    RateLimiter limiter = allowances();
    exhaust(limiter, ADA, THREE_AT_ONCE);
    exhaust(limiter, BOB, QUICK);
    pass(Duration.ofSeconds(1));
    assertThat(limiter.take(BOB, QUICK)).isEmpty();
    assertThat(limiter.take(BOB, QUICK)).isEmpty();
    assertThat(limiter.take(BOB, QUICK)).isPresent();
    assertThat(limiter.take(ADA, THREE_AT_ONCE)).isPresent();
  }

  private static void exhaust(RateLimiter limiter, Attempt attempt, Rate rate) {
    for (int i = 0; i < rate.burst(); i++) {
      limiter.take(attempt, rate);
    }
  }
}
