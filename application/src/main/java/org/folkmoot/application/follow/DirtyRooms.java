package org.folkmoot.application.follow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.room.RoomId;

/**
 * Rooms in which something was committed, until a follower comes by. It may forget: then they are
 * found with the next look at all heads.
 */
public final class DirtyRooms {
  /** More happen between two visits only where none comes. */
  public static final int ROOMS_MAX = 10_000;

  private final Timers timers;
  private Taken rooms = Taken.none();

  public DirtyRooms(Timers timers) {
    this.timers = timers;
  }

  /**
   * What there was.
   *
   * @param since all of them, and since when that is known here
   * @param own those in which this replica committed
   */
  public record Taken(Map<RoomId, Long> since, Set<RoomId> own) {
    static Taken none() {
      return new Taken(new HashMap<>(), new HashSet<>());
    }
  }

  /**
   * This replica committed something. From any thread; it costs those who commit next to nothing.
   */
  public synchronized void note(RoomId room) {
    if (keeps(room)) {
      rooms.own().add(room);
    }
  }

  /** Another replica did. From any thread. */
  public synchronized void hear(RoomId room) {
    boolean _ = keeps(room);
  }

  private boolean keeps(RoomId room) {
    if (rooms.since().size() >= ROOMS_MAX) {
      return false;
    }
    rooms.since().putIfAbsent(room, timers.nanos());
    return true;
  }

  /** All there are; then there are none. */
  public synchronized Taken take() {
    Taken taken = rooms;
    rooms = Taken.none();
    return taken;
  }
}
