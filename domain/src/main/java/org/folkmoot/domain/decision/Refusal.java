package org.folkmoot.domain.decision;

import java.util.Locale;
import org.folkmoot.domain.text.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * Why something that somebody wanted is not done. The detail is a sentence for people.
 *
 * @param field the name of the one field that it is about, as clients know it
 */
public record Refusal(Reason reason, String detail, @Nullable String field) {
  public Refusal(Reason reason, String detail) {
    this(reason, detail, null);
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
    RATE_LIMITED;

    /** Its stable name at the edges, the same over HTTP and on the socket. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Refusal invalid(InvalidValue value) {
    return new Refusal(Reason.INVALID, value.field() + " " + value.reason(), value.field());
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
}
