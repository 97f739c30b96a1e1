package org.folkmoot.domain.room;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.folkmoot.domain.text.InvalidValue;

/**
 * All sections of somebody's list of rooms, in order. A room is in one of them at most; those in
 * none come after them. A room that its reader has left keeps its place for their return.
 *
 * @param rev the number of this arrangement; each one takes the place of that before it
 */
public record Sections(long rev, List<Section> all) {
  public static final Sections NONE = new Sections(0, List.of());
  public static final int SECTIONS_MAX = 50;
  public static final int ROOMS_MAX = 2_000;

  public Sections {
    if (rev < 0) {
      throw new InvalidValue("rev", "must not be below 0");
    }
    if (all.size() > SECTIONS_MAX) {
      throw new InvalidValue("sections", "must be " + SECTIONS_MAX + " at most");
    }
    Set<String> ids = new HashSet<>();
    Set<RoomId> rooms = new HashSet<>();
    for (Section section : all) {
      if (!ids.add(section.id())) {
        throw new InvalidValue("sections", "must have different ids");
      }
      for (RoomId room : section.rooms()) {
        if (!rooms.add(room)) {
          throw new InvalidValue("sections", "must name each room once");
        }
      }
    }
    if (rooms.size() > ROOMS_MAX) {
      throw new InvalidValue("sections", "must name " + ROOMS_MAX + " rooms at most");
    }
    all = List.copyOf(all);
  }

  /** Another arrangement in place of this one. */
  public Sections next(List<Section> other) {
    return new Sections(rev + 1, other);
  }
}
