package org.folkmoot.web.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which encodings somebody takes (RFC 9110, 12.5.3). */
final class AcceptedEncodings {
  private static final Pattern QUALITY = Pattern.compile("(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)");
  private static final double UNSAID = -1;

  private AcceptedEncodings() {}

  /**
   * Whether one is taken, at whatever weight: of two that are taken, the smaller is the better for
   * both sides.
   *
   * @param headers all values of {@code Accept-Encoding}
   */
  static boolean take(String encoding, List<String> headers) {
    double named = UNSAID;
    double others = UNSAID;
    for (String header : headers) {
      for (String part : header.split(",", -1)) {
        String[] words = part.split(";", -1);
        double quality = quality(words);
        String name = words[0].strip().toLowerCase(Locale.ROOT);
        if (name.equals(encoding) || name.equals("x-" + encoding)) {
          named = Math.max(named, quality);
        } else if (name.equals("*")) {
          others = quality;
        }
      }
    }
    return (named == UNSAID ? others : named) > 0;
  }

  /** What can't be read isn't taken. */
  private static double quality(String[] words) {
    double quality = 1;
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      if (pair[0].strip().equalsIgnoreCase("q")) {
        String value = pair.length == 2 ? pair[1].strip() : "";
        quality = QUALITY.matcher(value).matches() ? Double.parseDouble(value) : 0;
      }
    }
    return quality;
  }
}
