package org.folkmoot.application.sidebar;

import java.util.Optional;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.user.UserId;

/** Sets by how much of a room somebody is called, on all of their devices. */
public final class SetNotifications {
  private final Sidebars sidebars;
  private final Rooms rooms;
  private final Transactions transactions;
  private final Live live;

  public SetNotifications(Sidebars sidebars, Rooms rooms, Transactions transactions, Live live) {
    this.sidebars = sidebars;
    this.rooms = rooms;
    this.transactions = transactions;
    this.live = live;
  }

  public Decision<RoomView> hear(UserId user, RoomId room, RoomNotifications notifications) {
    boolean heard = transactions.write(() -> sidebars.hear(room, user, notifications));
    Optional<RoomView> view = rooms.view(room, user);
    if (view.isEmpty()) {
      return Decision.refused(Refusal.notFound("room"));
    }
    if (!heard) {
      return Decision.refused(Refusal.forbidden("Join the room first."));
    }
    live.listChanged(user);
    return Decision.accepted(view.get());
  }
}
