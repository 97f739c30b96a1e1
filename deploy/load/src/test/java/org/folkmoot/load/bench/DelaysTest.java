package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DelaysTest {
  private final Delays delays = new Delays();

  private void after(long millis) {
    delays.since(System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Test
  void onlyWhatEndsWhileItIsOpenIsKept() {
    after(10_000);
    delays.open();
    after(2_000);
    delays.shut();
    after(10_000);

    // Three digits are kept, and between the two calls is a moment.
    assertThat(delays.millis(100)).isCloseTo(2_000, within(500.0));
  }

  @Test
  void mostAreFastAndOneInAHundredIsSlow() {
    delays.open();
    for (int i = 0; i < 980; i++) {
      after(1_000);
    }
    for (int i = 0; i < 20; i++) {
      after(60_000);
    }

    assertThat(delays.millis(50)).isCloseTo(1_000, within(500.0));
    assertThat(delays.millis(97)).isCloseTo(1_000, within(500.0));
    assertThat(delays.millis(99)).isCloseTo(60_000, within(500.0));
  }

  @Test
  void whatIsDueInTheFutureTookNoTime() {
    delays.open();
    after(-60_000);

    assertThat(delays.millis(100)).isZero();
  }

  @Test
  void whatTookForeverCountsAsTheLongestThatIsKept() {
    delays.open();
    after(TimeUnit.HOURS.toMillis(2));

    assertThat(delays.millis(100)).isCloseTo(300_000, within(500.0));
  }

  @Test
  void aResetForgets() {
    delays.open();
    after(60_000);
    delays.reset();
    after(1_000);

    assertThat(delays.millis(100)).isLessThan(2_000);
  }

  @Test
  void theCurveClimbsAndHasAnEnd() {
    delays.open();
    for (int i = 1; i <= 1_000; i++) {
      after(i);
    }

    List<Findings.Point> curve = delays.curve();

    assertThat(curve).hasSizeGreaterThan(5).isSortedAccordingTo(DelaysTest::both);
    assertThat(curve).allSatisfy(point -> assertThat(point.x()).isBetween(0.0, 5.0));
  }

  private static int both(Findings.Point one, Findings.Point next) {
    return one.x() <= next.x() && one.y() <= next.y() ? -1 : 1;
  }
}
