package org.folkmoot.domain.room;

import java.util.Locale;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.text.Text;

/** What a room is called. */
public record RoomName(String value) {
  public static final int CHARS_MAX = 80;

  public RoomName {
    Text.bounded("name", value, 1, CHARS_MAX);
    if (value.isBlank()) {
      throw new InvalidValue("name", "must not be blank");
    }
  }

  /** What makes it unique among public rooms: case doesn't count. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return value;
  }
}
