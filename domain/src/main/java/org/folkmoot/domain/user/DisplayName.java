package org.folkmoot.domain.user;

import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.text.Text;
import org.folkmoot.domain.text.VisibleText;

/** How somebody wants to be called. */
public record DisplayName(String value) {
  public static final int CHARS_MAX = 80;

  public DisplayName {
    Text.bounded("displayName", value, 1, CHARS_MAX);
    if (value.isBlank()) {
      throw new InvalidValue("displayName", "must not be blank");
    }
  }

  /** As somebody wants to be called from now on; the names that there are stay as they are. */
  public static DisplayName wished(String text) {
    return new DisplayName(VisibleText.line("displayName", text.strip(), 1, CHARS_MAX));
  }

  @Override
  public String toString() {
    return value;
  }
}
