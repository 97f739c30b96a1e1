package org.folkmoot.application.limit;

import java.util.Optional;
import org.folkmoot.domain.decision.Refusal;
import org.jspecify.annotations.Nullable;

/** How often each may do one kind of thing. */
public final class Limit {
  /** As often as they like. */
  public static final Limit NONE = new Limit("", (attempt, rate) -> Optional.empty(), null);

  // An address has no such length; what somebody sends as their name might.
  private static final int WHO_CHARS_MAX = 200;

  private final String what;
  private final RateLimiter limiter;
  private final @Nullable Rate rate;

  /**
   * Makes a limit.
   *
   * @param what names it; no other limit on the same allowances has that name
   * @param rate null for none
   */
  public Limit(String what, RateLimiter limiter, @Nullable Rate rate) {
    this.what = what;
    this.limiter = limiter;
    this.rate = rate;
  }

  /** Counts an attempt, and says if it may not be made now. */
  public Optional<Refusal> refuses(String who) {
    if (rate == null) {
      return Optional.empty();
    }
    String known = who.length() > WHO_CHARS_MAX ? who.substring(0, WHO_CHARS_MAX) : who;
    return limiter.take(new RateLimiter.Attempt(what, known), rate).map(Refusal::tooOften);
  }
}
