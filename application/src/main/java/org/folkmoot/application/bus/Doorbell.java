package org.folkmoot.application.bus;

import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;

/**
 * For telling the other replicas, at once and without promise, what has been committed. A ring may
 * be lost, doubled, late or out of order: that costs time, never a message. Nothing here blocks or
 * fails.
 */
public interface Doorbell {
  void ring(Ring ring);

  /** This replica serves the room from now on. */
  void attend(RoomId room);

  void ignore(RoomId room);

  /** This replica has a socket of the user from now on. */
  void attend(UserId user);

  void ignore(UserId user);
}
