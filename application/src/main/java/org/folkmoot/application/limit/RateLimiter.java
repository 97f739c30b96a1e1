package org.folkmoot.application.limit;

import java.time.Duration;
import java.util.Optional;

/** For counting attempts, so that nobody may try too often. */
public interface RateLimiter {
  /**
   * Who tries what.
   *
   * @param what the kind of attempt; those of one kind all have the same rate
   */
  record Attempt(String what, String who) {}

  /**
   * Takes one attempt.
   *
   * @return empty when it may be made, else after how long it may be; then nothing was taken
   */
  Optional<Duration> take(Attempt attempt, Rate rate);
}
