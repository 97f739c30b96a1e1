package org.folkmoot.application.simulation;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SimulationTest {
  private static final int SEEDS = Integer.getInteger("folkmoot.simulation.seeds", 10_000);
  private static final long FIRST = Long.getLong("folkmoot.simulation.first", 1);

  @Test
  void whateverHappensEveryoneEndsWithWhatAFreshReadShows() {
    LongStream.range(FIRST, FIRST + SEEDS).parallel().forEach(SimulationTest::live);
  }

  private static void live(long seed) {
    try {
      new World(seed).live();
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
    }
  }
}
