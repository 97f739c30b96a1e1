package org.folkmoot.domain.room;

import java.util.List;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.text.Text;
import org.folkmoot.domain.text.VisibleText;

/** A part of somebody's list of rooms, in their own order. */
public record Section(String id, String name, List<RoomId> rooms) {
  public static final int ID_CHARS_MAX = 64;
  public static final int NAME_CHARS_MAX = 50;

  public Section {
    if (!id.matches("[A-Za-z0-9_-]{1," + ID_CHARS_MAX + "}")) {
      throw new InvalidValue(
          "id", "must be 1 to " + ID_CHARS_MAX + " letters, digits, hyphens or underscores");
    }
    Text.bounded("name", name, 1, NAME_CHARS_MAX);
    rooms = List.copyOf(rooms);
  }

  /** As somebody wants it to be from now on. */
  public static Section wished(String id, String name, List<RoomId> rooms) {
    return new Section(id, VisibleText.line("name", name, 1, NAME_CHARS_MAX), rooms);
  }
}
