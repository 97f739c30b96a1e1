package org.folkmoot.domain.decision;

import java.time.Duration;
import java.util.Locale;
import org.folkmoot.domain.text.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * Why something that somebody wanted is not done. The detail is a sentence for people.
 *
 * @param field the name of the one field that it is about, as clients know it
 * @param after how long to wait before wanting it again, where that is known
 */
public record Refusal(
    Reason reason, String detail, @Nullable String field, @Nullable Duration after) {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  public Refusal(Reason reason, String detail) {
    this(reason, detail, null, null);
  }

  /** The kinds of refusal; each has one stable code and status at the edges. */
  public enum Reason {
    INVALID,
    UNAUTHENTICATED,
    BAD_CREDENTIALS,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    GONE,
    RATE_LIMITED,
    UNAVAILABLE;

    /** Its stable name at the edges, the same over HTTP and on the socket. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Refusal invalid(InvalidValue value) {
    return new Refusal(Reason.INVALID, value.field() + " " + value.reason(), value.field(), null);
  }

  public static Refusal invalid(String detail) {
    return new Refusal(Reason.INVALID, detail);
  }

  public static Refusal forbidden(String detail) {
    return new Refusal(Reason.FORBIDDEN, detail);
  }

  public static Refusal notFound(String what) {
    return new Refusal(Reason.NOT_FOUND, "There is no such " + what + ".");
  }

  public static Refusal conflict(String detail) {
    return new Refusal(Reason.CONFLICT, detail);
  }

  public static Refusal unauthenticated(String detail) {
    return new Refusal(Reason.UNAUTHENTICATED, detail);
  }

  /** Said of what is new, while a replica lives that doesn't know it. */
  public static Refusal duringUpgrade() {
    return new Refusal(
        Reason.UNAVAILABLE,
        "This server is being upgraded. Try again when that is over.",
        null,
        Duration.ofSeconds(30));
  }

  /** Said to those who try too often; the sentence never promises more than is true. */
  public static Refusal tooOften(Duration wait) {
    long seconds = Math.ceilDiv(wait.toNanos(), NANOS_PER_SECOND);
    return new Refusal(
        Reason.RATE_LIMITED,
        "That is too often. Try again in %d s.".formatted(seconds),
        null,
        wait);
  }
}
