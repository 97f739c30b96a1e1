package org.folkmoot.application.room;

import java.util.List;
import org.folkmoot.application.follow.LogFollowerHandler;
import org.folkmoot.application.follow.LogFollowerName;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/**
 * Takes away what hangs on messages that a room has forgotten. With the forgetting itself the room
 * would be locked for as long as all of it takes.
 */
public final class PurgeForgottenReactions implements LogFollowerHandler {
  public static final LogFollowerName NAME = new LogFollowerName("forgotten-reactions");

  private final Retention retention;
  private final Transactions transactions;

  public PurgeForgottenReactions(Retention retention, Transactions transactions) {
    this.retention = retention;
    this.transactions = transactions;
  }

  @Override
  public LogFollowerName name() {
    return NAME;
  }

  @Override
  public List<Seq> concerning(RoomId room, Seq after, Seq upTo, int limit) {
    return retention
        .lastRoomChange(room)
        .filter(changed -> changed.isAfter(after) && !changed.isAfter(upTo))
        .stream()
        .toList();
  }

  @Override
  public void handle(RoomId room, Seq changed) {
    while (transactions.write(() -> retention.purgeForgottenReactions(room, ApplyRetention.ROWS))) {
      // until nothing is left
    }
  }
}
