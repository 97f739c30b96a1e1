package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.folkmoot.application.limit.Allowances;
import org.folkmoot.application.limit.Allowances.Attempt;
import org.folkmoot.application.limit.Rate;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Allowances}. */
public abstract class AllowancesContract {
  private static final Attempt ADA = new Attempt("knock", "ada");
  private static final Attempt BOB = new Attempt("knock", "bob");

  // Slow enough that none comes back while a test is busy taking.
  private static final Rate THREE_AT_ONCE = Rate.of(3, Duration.ofMinutes(3));
  private static final Rate QUICK = new Rate(Duration.ofMillis(200), 2);

  protected abstract Allowances allowances();

  /** Comes back when so much time has passed. */
  protected abstract void pass(Duration time);

  @Test
  void soManyMayBeAtOnceAndNoMore() {
    Allowances allowances = allowances();
    for (int i = 0; i < 3; i++) {
      assertThat(allowances.take(ADA, THREE_AT_ONCE)).isEmpty();
    }
    Optional<Duration> wait = allowances.take(ADA, THREE_AT_ONCE);
    assertThat(wait).isPresent();
    assertThat(wait.get()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void everyoneIsCountedForThemselvesAndEachKindForItself() {
    Allowances allowances = allowances();
    exhaust(allowances, ADA, THREE_AT_ONCE);
    assertThat(allowances.take(BOB, THREE_AT_ONCE)).isEmpty();
    assertThat(allowances.take(new Attempt("ring", "ada"), THREE_AT_ONCE)).isEmpty();
  }

  @Test
  void whoeverWaitsAsLongAsToldMayTryOnceMore() {
    Allowances allowances = allowances();
    exhaust(allowances, ADA, QUICK);
    pass(allowances.take(ADA, QUICK).orElse(Duration.ZERO));
    assertThat(allowances.take(ADA, QUICK)).isEmpty();
  }

  @Test
  void whatIsRefusedCostsNothing() {
    Allowances allowances = allowances();
    exhaust(allowances, ADA, QUICK);
    for (int i = 0; i < 20; i++) {
      allowances.take(ADA, QUICK);
    }
    assertThat(allowances.take(ADA, QUICK).orElse(Duration.ZERO))
        .isLessThanOrEqualTo(QUICK.every());
  }

  @Test
  void whoeverStaysAwayHasAllAgainAndNotMore() {
    Allowances allowances = allowances();
    exhaust(allowances, ADA, THREE_AT_ONCE);
    exhaust(allowances, BOB, QUICK);
    pass(Duration.ofSeconds(1));
    assertThat(allowances.take(BOB, QUICK)).isEmpty();
    assertThat(allowances.take(BOB, QUICK)).isEmpty();
    assertThat(allowances.take(BOB, QUICK)).isPresent();
    assertThat(allowances.take(ADA, THREE_AT_ONCE)).isPresent();
  }

  private static void exhaust(Allowances allowances, Attempt attempt, Rate rate) {
    for (int i = 0; i < rate.burst(); i++) {
      allowances.take(attempt, rate);
    }
  }
}
