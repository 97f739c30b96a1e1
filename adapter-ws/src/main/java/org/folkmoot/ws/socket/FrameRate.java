package org.folkmoot.ws.socket;

import java.util.concurrent.TimeUnit;

/**
 * How many frames a client sends that nobody answers to. Commands hold their sender back by
 * themselves, because only so many may be in the works; these would cost as much as somebody likes.
 */
final class FrameRate {
  /** As often as this in the long run. */
  static final int PER_SECOND_MAX = 200;

  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1) / PER_SECOND_MAX;

  // At once as much as in two seconds: whoever slept may have some to say.
  private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(2);

  private long spentUntil;
  private boolean begun;

  /** One more; false when it is one too many. */
  boolean take(long now) {
    if (!begun || spentUntil - now < 0) {
      begun = true;
      spentUntil = now;
    }
    spentUntil += EVERY_NANOS;
    return spentUntil - now <= BURST_NANOS;
  }
}
