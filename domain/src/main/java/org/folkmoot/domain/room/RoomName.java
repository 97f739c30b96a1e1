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

  /**
   * As somebody wants to call a room. Spaces around it don't count, and what can't be seen is
   * refused: nobody could tell such a room from its namesake, nor type its name.
   */
  public static RoomName wished(String text) {
    RoomName name = new RoomName(text.strip());
    if (name.value.codePoints().anyMatch(RoomName::isUnseen)) {
      throw new InvalidValue("name", "must be one line of characters that can be seen");
    }
    if (name.value.codePoints().noneMatch(RoomName::isDrawn)) {
      throw new InvalidValue("name", "must not be blank");
    }
    return name;
  }

  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.FORMAT -> !isJoint(c);
      default -> false;
    };
  }

  // Emojis, flags and some scripts are put together with these, and some are written leftwards.
  private static boolean isJoint(int c) {
    return (c >= 0x200C && c <= 0x200F) || (c >= 0xE0020 && c <= 0xE007F);
  }

  private static boolean isDrawn(int c) {
    return Character.getType(c) != Character.FORMAT && !Character.isSpaceChar(c);
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
