package org.folkmoot.application.follow;

import java.util.List;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/** What one follower does with the changes that concern it. */
public interface LogFollowerHandler {
  LogFollowerName name();

  /**
   * The numbers of the changes that concern it in the stretch {@code after < changed ≤ upTo}, in
   * ascending order, up to the limit. Each thing stands at its newest change alone.
   */
  List<Seq> concerning(RoomId room, Seq after, Seq upTo, int limit);

  /** Does what a change asks for, by the state of now. It comes to the same when it is repeated. */
  void handle(RoomId room, Seq changed);
}
