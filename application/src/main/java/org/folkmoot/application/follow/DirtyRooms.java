package org.folkmoot.application.follow;

import java.util.HashMap;
import java.util.Map;
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
  private Map<RoomId, Long> since = new HashMap<>();

  public DirtyRooms(Timers timers) {
    this.timers = timers;
  }

  /** From any thread; it costs those who commit next to nothing. */
  public synchronized void note(RoomId room) {
    if (since.size() < ROOMS_MAX) {
      since.putIfAbsent(room, timers.nanos());
    }
  }

  /** All there are, and since when; then there are none. */
  public synchronized Map<RoomId, Long> take() {
    if (since.isEmpty()) {
      return Map.of();
    }
    Map<RoomId, Long> taken = since;
    since = new HashMap<>();
    return taken;
  }
}
