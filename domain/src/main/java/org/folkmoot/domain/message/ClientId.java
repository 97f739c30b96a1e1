package org.folkmoot.domain.message;

import java.util.regex.Pattern;
import org.folkmoot.domain.text.InvalidValue;

/** The name that its sender's program gave a message, so that a retry is known as one. */
public record ClientId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public ClientId {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue(
          "clientId", "must have 1 to 64 letters, digits, hyphens or underscores");
    }
  }
}
