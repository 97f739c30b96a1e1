package org.folkmoot.application.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/**
 * For taking away, a few rows at a time, what isn't kept any longer. Any replica may do it, and two
 * at once do no harm.
 */
public interface Retention {

  /**
   * Takes away some of what a deleted room has left behind. Its own row stays.
   *
   * @return whether there may be more to take
   */
  boolean purge(int rows, Instant now);

  /** The rooms that are set to forget. */
  List<RoomId> forgetting();

  /**
   * Blanks the oldest messages of a locked room that its settings ask to forget.
   *
   * @return the first message that is kept then; empty if there was nothing to forget
   */
  Optional<Seq> blank(Room room, int rows, Instant now);

  /** The number of the room's own latest change: retention's is one of these. */
  Optional<Seq> lastRoomChange(RoomId room);

  /**
   * Takes away some of what hangs on messages that are blanked already, and is shown to nobody.
   *
   * @return whether there may be more to take
   */
  boolean purgeForgottenReactions(RoomId room, int rows);
}
