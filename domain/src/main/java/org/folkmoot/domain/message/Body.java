package org.folkmoot.domain.message;

import org.folkmoot.domain.text.Text;

/** What somebody wrote, kept as it was sent. */
public record Body(String value) {
  public static final int CHARS_MAX = 8_000;

  /** Of a message that has no words: a tombstone, or an event of the room. */
  public static final Body NONE = new Body("");

  public Body {
    Text.bounded("body", value, 0, CHARS_MAX);
  }

  /** A body that must say something. */
  public static Body written(String text) {
    Text.bounded("body", text, 1, CHARS_MAX);
    return new Body(text);
  }
}
