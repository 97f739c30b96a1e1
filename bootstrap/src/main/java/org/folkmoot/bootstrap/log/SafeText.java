package org.folkmoot.bootstrap.log;

import java.util.regex.Pattern;

/** Text as it may stand in a log: without secrets, and without characters that are obeyed. */
final class SafeText {
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

  // In whatever follows these, somebody's way in may stand.
  private static final Pattern NAMED_SECRET =
      Pattern.compile(
          "(?i)((?:\\b(?:ticket|token|accessToken|refreshToken|password|secret)\"?\\s*[=:]\\s*\"?)"
              + "|folkmoot_(?:access|refresh)=|\\bBearer\\s+)[^\\s\"&;,)\\]}]+");

  private static final Pattern SIGNED_TOKEN =
      Pattern.compile("\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]*)?");

  private static final String HIDDEN = "…";

  private SafeText() {}

  /** As one line. */
  static String line(String text) {
    return escaped(hidden(text));
  }

  /** As lines, of which each begins with a space, so that none looks like an entry of its own. */
  static String lines(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (String line : hidden(text).split("\\R", -1)) {
      if (!line.isEmpty()) {
        safe.append(' ').append(escaped(line.replace("\t", "  "))).append(System.lineSeparator());
      }
    }
    return safe.toString();
  }

  private static String hidden(String text) {
    String named = NAMED_SECRET.matcher(text).replaceAll("$1" + HIDDEN);
    return SIGNED_TOKEN.matcher(named).replaceAll(HIDDEN);
  }

  private static String escaped(String text) {
    return CONTROLS
        .matcher(text)
        .replaceAll(control -> "\\\\u%04x".formatted((int) control.group().charAt(0)));
  }
}
