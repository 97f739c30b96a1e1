package org.folkmoot.domain.room;

import java.util.Locale;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.text.Skeleton;
import org.folkmoot.domain.text.Text;
import org.folkmoot.domain.text.VisibleText;

/** What a room is called. */
public record RoomName(String value) {
  public static final int CHARS_MAX = 80;

  public RoomName {
    Text.bounded("name", value, 1, CHARS_MAX);
    if (value.isBlank()) {
      throw new InvalidValue("name", "must not be blank");
    }
  }

  /**
   * As somebody wants to call a room. Spaces around it don't count, and what can't be seen is
   * refused: nobody could tell such a room from its namesake, nor type its name.
   */
  public static RoomName wished(String text) {
    return new RoomName(VisibleText.line("name", text.strip(), 1, CHARS_MAX));
  }

  /** What makes it unique among public rooms: case doesn't count. */
  public String key() {
    return value.toLowerCase(Locale.ROOT);
  }

  /** What it looks like; that is unique among public rooms, too. */
  public String skeleton() {
    return Skeleton.of(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
