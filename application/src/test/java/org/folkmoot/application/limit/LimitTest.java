package org.folkmoot.application.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.domain.decision.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
  private final TestTime time = new TestTime(Instant.EPOCH);
  private final RateLimiter limiter = new InProcessRateLimiter(time::nanos);

  @Test
  void whoeverTriesTooOftenIsToldForHowLong() {
    Limit limit = new Limit("knocks", limiter, Rate.of(1, Duration.ofSeconds(3)));
    assertThat(limit.refuses("ada")).isEmpty();
    Refusal refusal = limit.refuses("ada").orElseThrow();
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.RATE_LIMITED);
    assertThat(refusal.after()).isEqualTo(Duration.ofSeconds(3));
    assertThat(refusal.detail()).contains("3 s");
  }

  @Test
  void withoutARateNothingIsTooOften() {
    Limit limit = new Limit("knocks", limiter, null);
    for (int i = 0; i < 1_000; i++) {
      assertThat(limit.refuses("ada")).isEmpty();
      assertThat(Limit.NONE.refuses("ada")).isEmpty();
    }
  }

  @Test
  void twoLimitsDontCountTogether() {
    Rate once = Rate.of(1, Duration.ofHours(1));
    Limit knocks = new Limit("knocks", limiter, once);
    assertThat(knocks.refuses("ada")).isEmpty();
    assertThat(new Limit("rings", limiter, once).refuses("ada")).isEmpty();
    assertThat(knocks.refuses("ada")).isPresent();
  }

  @Test
  void aNameThatNobodyHasTakesNoMemory() {
    Limit limit = new Limit("knocks", limiter, Rate.of(1, Duration.ofHours(1)));
    assertThat(limit.refuses("a".repeat(1_000_000) + "1")).isEmpty();
    assertThat(limit.refuses("a".repeat(1_000_000) + "2")).isPresent();
  }

  @Test
  void ratesAreReadAsOperatorsWriteThem() {
    assertThat(Rate.read("10/s")).contains(new Rate(Duration.ofMillis(100), 10));
    assertThat(Rate.read("10/min")).contains(new Rate(Duration.ofSeconds(6), 10));
    assertThat(Rate.read("300/h")).contains(new Rate(Duration.ofSeconds(12), 300));
    assertThat(Rate.read("10/s").orElseThrow().withBurst(2))
        .isEqualTo(new Rate(Duration.ofMillis(100), 20));
    assertThat(Rate.read("10/min").orElseThrow().times(30))
        .isEqualTo(new Rate(Duration.ofMillis(200), 300));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10", "/s", "0/s", "-1/s", "10/d", "10 / s", "1.5/s", "9999999/s", "none"})
  void whatIsNoRateIsNotRead(String text) {
    assertThat(Rate.read(text)).isEmpty();
  }
}
