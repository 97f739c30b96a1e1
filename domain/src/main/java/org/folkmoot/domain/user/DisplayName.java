package org.folkmoot.domain.user;

import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.text.Text;

/** How somebody wants to be called. */
public record DisplayName(String value) {
  public static final int CHARS_MAX = 80;

  public DisplayName {
    Text.bounded("displayName", value, 1, CHARS_MAX);
    if (value.isBlank()) {
      throw new InvalidValue("displayName", "must not be blank");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
