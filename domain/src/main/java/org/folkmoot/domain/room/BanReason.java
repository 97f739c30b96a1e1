package org.folkmoot.domain.room;

import org.folkmoot.domain.text.Text;

/** Why somebody is kept out of a room, in the words of whoever did it. */
public record BanReason(String value) {
  public static final int CHARS_MAX = 500;

  public BanReason {
    Text.bounded("reason", value, 1, CHARS_MAX);
  }

  @Override
  public String toString() {
    return value;
  }
}
