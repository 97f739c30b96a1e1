package org.folkmoot.application.log;

import java.util.Optional;
import org.folkmoot.domain.room.DirectParticipants;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;

/** For finding the room of a set of people, and for putting it out of one's sight. */
public interface Directs {
  Optional<RoomId> of(DirectParticipants participants);

  /**
   * Puts a direct room away until the next message there.
   *
   * @return false, and nothing changed, unless it is a direct room of theirs
   */
  boolean close(RoomId room, UserId user);

  /** Takes it out again. */
  void reopen(RoomId room, UserId user);
}
