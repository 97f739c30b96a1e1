package org.folkmoot.application.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.folkmoot.application.contract.RateLimiterContract;
import org.folkmoot.application.limit.RateLimiter.Attempt;
import org.folkmoot.application.memory.TestTime;
import org.junit.jupiter.api.Test;

final class InProcessRateLimiterTest extends RateLimiterContract {
  private static final Rate ONCE = Rate.of(1, Duration.ofHours(1));

  private final TestTime time = new TestTime(Instant.EPOCH);
  private final InProcessRateLimiter allowances = new InProcessRateLimiter(time::nanos, 100);

  @Override
  protected RateLimiter allowances() {
    return allowances;
  }

  @Override
  protected void pass(Duration span) {
    time.pass(span);
  }

  @Test
  void ofTooManyTheyAreForgottenWhoTriedLongestAgo() {
    for (int i = 0; i < 100; i++) {
      allowances.take(new Attempt("knock", "somebody " + i), ONCE);
    }
    assertThat(allowances.take(new Attempt("knock", "somebody 0"), ONCE)).isPresent();
    allowances.take(new Attempt("knock", "one more"), ONCE);
    assertThat(allowances.take(new Attempt("knock", "somebody 0"), ONCE)).isPresent();
    assertThat(allowances.take(new Attempt("knock", "somebody 1"), ONCE)).isEmpty();
  }

  @Test
  void theWaitIsToTheNanosecond() {
    Attempt attempt = new Attempt("knock", "ada");
    allowances.take(attempt, ONCE);
    time.pass(Duration.ofMinutes(20));
    assertThat(allowances.take(attempt, ONCE)).contains(Duration.ofMinutes(40));
    time.pass(Duration.ofMinutes(40).minusNanos(1));
    assertThat(allowances.take(attempt, ONCE)).contains(Duration.ofNanos(1));
    time.pass(Duration.ofNanos(1));
    assertThat(allowances.take(attempt, ONCE)).isEmpty();
  }
}
