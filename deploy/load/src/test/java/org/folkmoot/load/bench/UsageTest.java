package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.folkmoot.load.light.Tally;
import org.junit.jupiter.api.Test;

class UsageTest {
  private static Usage usage(double factor) {
    return new Usage(
        1 * factor,
        2 * factor,
        3 * factor,
        (long) (4 * factor),
        (long) (5 * factor),
        6 * factor,
        new Threads(Map.of("loops", 0.5 * factor)));
  }

  @Test
  void theDifferenceOfTwoIsWhatCameBetween() {
    assertThat(usage(5).since(usage(2))).isEqualTo(usage(3));
  }

  @Test
  void roundsAreAdded() {
    assertThat(Usage.NONE.plus(usage(1)).plus(usage(2))).isEqualTo(usage(3));
  }

  @Test
  void aKindOfThreadIsToldFromAHundredthOfACore() {
    Findings findings = Findings.none("then", "a machine");
    Threads threads = new Threads(Map.of("busy", 0.2, "idle", 0.05));

    new Usage(1, 0, 0, 0, 0, 10, threads).tellThreads(findings, "walk", Found.FOLKMOOT);

    assertThat(findings.figures())
        .containsExactly(
            new Findings.Figure("walk", Subject.FOLKMOOT, "CPU of busy", "cores", 0.02));
  }

  @Test
  void whatThisProcessUsesIsSeen() {
    long own = ProcessHandle.current().pid();
    Subject here = new Subject("this", Found.FOLKMOOT.address(), own, own);
    Usage before = Usage.now(here, new Tally());
    long end = System.nanoTime() + 60_000_000_000L;

    // The kernel tells it in hundredths of a second.
    while (Usage.now(here, new Tally()).since(before).serverCpu() < 0.05) {
      assertThat(System.nanoTime()).isLessThan(end);
    }
  }
}
