package org.folkmoot.application.room;

import java.util.List;
import org.folkmoot.application.follow.FollowerName;
import org.folkmoot.application.follow.FollowerWork;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/**
 * Takes away what hangs on messages that a room has forgotten. With the forgetting itself the room
 * would be locked for as long as all of it takes.
 */
public final class PurgeRemains implements FollowerWork {
  public static final FollowerName NAME = new FollowerName("remains");

  private final Retention retention;
  private final Transactions transactions;

  public PurgeRemains(Retention retention, Transactions transactions) {
    this.retention = retention;
    this.transactions = transactions;
  }

  @Override
  public FollowerName name() {
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
    while (transactions.write(() -> retention.purgeRemains(room, ApplyRetention.ROWS))) {
      // until nothing is left
    }
  }
}
