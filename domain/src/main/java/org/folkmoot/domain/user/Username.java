package org.folkmoot.domain.user;

import java.util.Locale;
import java.util.regex.Pattern;
import org.folkmoot.domain.text.InvalidValue;

/** The name that others write after an @. It never changes, so it may stand in stored things. */
public record Username(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,31}");

  public Username {
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue(
          "username",
          "must have 3 to 32 letters, digits, dots, hyphens or underscores,"
              + " beginning with a letter or digit");
    }
  }

  public static boolean couldBe(String text) {
    return FORM.matcher(text).matches();
  }

  /** What makes it unique: two names that differ only in case are one. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
