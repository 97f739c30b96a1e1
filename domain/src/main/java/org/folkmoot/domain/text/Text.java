package org.folkmoot.domain.text;

/** Checks that all texts share. Lengths are code points, for that is what people count. */
public final class Text {
  private Text() {}

  /** The same text, if it is well formed and its length lies within both bounds. */
  public static String bounded(String field, String text, int min, int max) {
    wellFormed(field, text);
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      throw new InvalidValue(
          field, "must have %,d to %,d characters, but has %,d".formatted(min, max, length));
    }
    return text;
  }

  /**
   * The same text, if it can be stored as it was sent: PostgreSQL can't store U+0000, and half a
   * surrogate pair becomes a question mark on its way.
   */
  public static String wellFormed(String field, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new InvalidValue(field, "must not contain the character U+0000");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new InvalidValue(field, "must not contain half a character (a lone surrogate)");
      }
    }
    return text;
  }
}
