package org.folkmoot.application.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.folkmoot.domain.rights.Act;
import org.junit.jupiter.api.Test;

final class SimulationTest {
  private static final int SEEDS = Integer.getInteger("folkmoot.simulation.seeds", 10_000);
  private static final long FIRST = Long.getLong("folkmoot.simulation.first", 1);

  @Test
  void whateverHappensEveryoneEndsWithWhatAFreshReadShows() {
    LongStream.range(FIRST, FIRST + SEEDS).parallel().forEach(SimulationTest::live);
  }

  @Test
  void everyActOfTheTableIsDone() {
    Set<Act> all = EnumSet.allOf(Act.class);
    all.removeAll(Deeds.acts());
    assertThat(all).isEqualTo(Deeds.ELSEWHERE);
  }

  private static void live(long seed) {
    try {
      new World(seed).live();
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
    }
  }
}
