package org.folkmoot.domain.user;

import java.util.Locale;
import java.util.regex.Pattern;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.text.Text;

/** Where somebody can be written to. Only its shape is checked: a letter is the only real proof. */
public record EmailAddress(String value) {
  // 254 octets is the longest that mail can carry (RFC 5321).
  private static final int CHARS_MAX = 254;
  private static final Pattern FORM = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

  public EmailAddress {
    Text.bounded("email", value, 3, CHARS_MAX);
    if (!FORM.matcher(value).matches()) {
      throw new InvalidValue("email", "must be an e-mail address");
    }
  }

  /** What makes it unique: in practice nobody's mailbox differs from another's by case alone. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }
}
