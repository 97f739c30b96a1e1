package org.folkmoot.domain.message;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.folkmoot.domain.user.Username;

/** Finds who is spoken to in a body: names after an @, outside code. */
public final class Mentions {
  // More names than this in one message are a list, not a call.
  private static final int NAMES_MAX = 50;
  private static final Pattern CODE =
      Pattern.compile("```.*?(?:```|\\z)|`[^`\n]*`", Pattern.DOTALL);
  private static final Pattern NAME =
      Pattern.compile("(?<![\\p{L}\\p{N}@._-])@([A-Za-z0-9][A-Za-z0-9._-]{2,39})");

  private Mentions() {}

  /**
   * All usernames that the body may mean. A name at the end of a sentence is followed by a dot that
   * could be its own, so both readings are among them; only members' names count in the end.
   */
  public static Set<Username> possible(String body) {
    if (body.indexOf('@') < 0) {
      return Set.of();
    }
    Set<Username> found = new LinkedHashSet<>();
    Matcher names = NAME.matcher(withoutCode(body));
    while (names.find() && found.size() < NAMES_MAX) {
      String name = names.group(1);
      while (name.length() >= 3) {
        if (Username.couldBe(name)) {
          found.add(new Username(name));
        }
        if (".-_".indexOf(name.charAt(name.length() - 1)) < 0) {
          break;
        }
        name = name.substring(0, name.length() - 1);
      }
    }
    return found;
  }

  /** What of a body is spoken: code calls nobody. */
  public static String withoutCode(String body) {
    return body.indexOf('`') < 0 ? body : CODE.matcher(body).replaceAll(" ");
  }
}
