package org.folkmoot.application.simulation;

import org.junit.jupiter.api.Test;

final class SimulationTest {
  private static final int SEEDS = Integer.getInteger("folkmoot.simulation.seeds", 10_000);
  private static final long FIRST = Long.getLong("folkmoot.simulation.first", 1);

  @Test
  void whateverHappensEveryoneEndsWithWhatAFreshReadShows() {
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      try {
        new World(seed).live();
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
      }
    }
  }
}
