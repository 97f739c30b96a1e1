package org.folkmoot.persistence.log;

import java.util.Optional;
import org.folkmoot.domain.room.Room;
import org.jspecify.annotations.Nullable;

/**
 * How this replica left a room, and whether it is the only one that does anything there: then the
 * room is most likely still so.
 */
final class Trail {
  // Where two replicas take turns a guess would mostly be wrong, and cost a wait for nothing.
  static final int SURE = 3;

  private @Nullable Room left;
  private int foundSo;

  /** The room was locked: nobody else was there if it is as it was left. */
  synchronized void found(Room locked) {
    if (left != null) {
      foundSo = left.head().equals(locked.head()) ? foundSo + 1 : 0;
    }
  }

  /** What was decided on it is committed. */
  synchronized void left(Room now) {
    left = now;
  }

  /** Something else is about to happen in it here. */
  synchronized void moves() {
    left = null;
  }

  /** The room as it most likely still is. */
  synchronized Optional<Room> last() {
    return foundSo < SURE ? Optional.empty() : Optional.ofNullable(left);
  }
}
