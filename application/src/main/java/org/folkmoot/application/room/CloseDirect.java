package org.folkmoot.application.room;

import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.Directs;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;

/** Puts a direct room out of somebody's sight until the next message there. */
public final class CloseDirect {
  private final Directs directs;
  private final Rooms rooms;
  private final Transactions transactions;
  private final Live live;

  public CloseDirect(Directs directs, Rooms rooms, Transactions transactions, Live live) {
    this.directs = directs;
    this.rooms = rooms;
    this.transactions = transactions;
    this.live = live;
  }

  public Decision<RoomId> close(UserId user, RoomId room) {
    if (!transactions.write(() -> directs.close(room, user))) {
      return Decision.refused(
          rooms.view(room, user).isPresent()
              ? Refusal.forbidden("Only direct messages are closed; a room is left.")
              : Refusal.notFound("room"));
    }
    live.listChanged(user);
    return Decision.accepted(room);
  }
}
