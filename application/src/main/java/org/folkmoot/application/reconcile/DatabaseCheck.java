package org.folkmoot.application.reconcile;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/** For seeing at one glance, and cheaply, what has moved on since a replica last looked. */
public interface DatabaseCheck {
  /** What is otherwise than it is believed to be. */
  Differences at(Believed believed);

  /**
   * What a replica believes.
   *
   * @param rooms the heads of the rooms that it serves
   * @param users the versions of the room lists of those who are connected
   * @param signIns the sign-ins that they are connected by
   */
  record Believed(Map<RoomId, Seq> rooms, Map<UserId, Long> users, Collection<SignInId> signIns) {}

  /**
   * What was seen, all at one instant.
   *
   * @param epoch the history that it belongs to
   * @param moved rooms with another head than was believed
   * @param lists users whose list of rooms is of another version than was believed
   * @param ended sign-ins that are not good, or never were
   */
  record Differences(
      Epoch epoch, Map<RoomId, Seq> moved, Map<UserId, Long> lists, Set<SignInId> ended) {}
}
