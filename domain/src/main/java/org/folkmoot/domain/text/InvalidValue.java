package org.folkmoot.domain.text;

/**
 * A value from outside that can't be what it claims to be; edges answer it with {@code invalid}.
 */
public final class InvalidValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  public InvalidValue(String field, String reason) {
    super(reason);
    this.field = field;
  }

  /** The name of the field as clients know it. */
  public String field() {
    return field;
  }

  /** Why it is refused, as a sentence for people. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
