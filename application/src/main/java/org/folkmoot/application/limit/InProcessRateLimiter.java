package org.folkmoot.application.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Counts what this replica alone sees. */
public final class InProcessRateLimiter implements RateLimiter {
  // Some hundred bytes each: whoever comes from more addresses than this is forgotten, not fought.
  private static final int KEYS_MAX = 100_000;

  private final LongSupplier nanos;
  private final int keysMax;

  // For each the moment at which nothing is counted any more; who tried longest ago comes first.
  private final Map<Attempt, Long> spentUntil =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Long> eldest) {
          return size() > keysMax;
        }
      };

  public InProcessRateLimiter(LongSupplier nanos) {
    this(nanos, KEYS_MAX);
  }

  InProcessRateLimiter(LongSupplier nanos, int keysMax) {
    this.nanos = nanos;
    this.keysMax = keysMax;
  }

  @Override
  public synchronized Optional<Duration> take(Attempt attempt, Rate rate) {
    long now = nanos.getAsLong();
    long begins = spentUntil.getOrDefault(attempt, now);
    if (begins - now < 0) {
      begins = now;
    }
    long until = begins + rate.every().toNanos();
    long wait = until - now - rate.whole().toNanos();
    if (wait > 0) {
      return Optional.of(Duration.ofNanos(wait));
    }
    spentUntil.put(attempt, until);
    return Optional.empty();
  }
}
