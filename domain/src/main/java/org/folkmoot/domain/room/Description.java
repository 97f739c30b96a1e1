package org.folkmoot.domain.room;

import org.folkmoot.domain.text.Text;

/** What a room is for. */
public record Description(String value) {
  public static final int CHARS_MAX = 500;
  public static final Description NONE = new Description("");

  public Description {
    Text.bounded("description", value, 0, CHARS_MAX);
  }

  @Override
  public String toString() {
    return value;
  }
}
