package org.folkmoot.load.client;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: at first anything up to three seconds, so that a whole
 * replica's clients don't come back at once, and then full jitter below a growing ceiling.
 */
public record Backoff(long firstMillis, long ceilingMillis) {
  /** As the contract has it. */
  public static final Backoff USUAL = new Backoff(3_000, 30_000);

  private static final long DOUBLING_FROM_MILLIS = 1_000;
  private static final int DOUBLINGS_MAX = 10;

  public long afterLoss(int attempt, RandomGenerator random) {
    return attempt == 0 ? random.nextLong(firstMillis + 1) : retry(attempt, random);
  }

  public long retry(int attempt, RandomGenerator random) {
    long ceiling = DOUBLING_FROM_MILLIS << Math.min(attempt, DOUBLINGS_MAX);
    return random.nextLong(Math.min(ceilingMillis, ceiling) + 1);
  }
}
