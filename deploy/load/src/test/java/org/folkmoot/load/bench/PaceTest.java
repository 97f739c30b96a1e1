package org.folkmoot.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void allAreDueAtTheRateAndNoneIsLeftOut() {
    List<Long> dues = new ArrayList<>();

    long count = Pace.keep(1_000, 0.05, dues::add);

    assertThat(count).isEqualTo(50);
    assertThat(dues).hasSize(50);
    for (int i = 1; i < dues.size(); i++) {
      assertThat(dues.get(i) - dues.get(i - 1)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  @Test
  void nothingIsAskedForBeforeItIsDue() {
    Pace.keep(500, 0.05, due -> assertThat(System.nanoTime()).isGreaterThanOrEqualTo(due));
  }

  @Test
  void whoIsHeldUpStillSaysWhenItWasDue() {
    List<Long> dues = new ArrayList<>();

    Pace.keep(
        1_000,
        0.02,
        due -> {
          if (dues.isEmpty()) {
            Pace.rest(0.05);
          }
          dues.add(due);
        });

    // An open loop: the wait of one is no excuse for the others, which were due meanwhile.
    assertThat(dues).hasSize(20);
    assertThat(dues.getLast() - dues.getFirst()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(19));
  }

  @Test
  void aRestIsNotShorter() {
    long begun = System.nanoTime();

    Pace.rest(0.02);

    assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
  }
}
