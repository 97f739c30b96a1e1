package org.folkmoot.application.room;

import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.user.UserId;

/** Changes a room itself, or ends it. */
public final class ChangeRoom {
  private final ActInRoom act;
  private final RoomLog log;
  private final Rooms rooms;

  public ChangeRoom(ActInRoom act, RoomLog log, Rooms rooms) {
    this.act = act;
    this.log = log;
    this.rooms = rooms;
  }

  public Decision<RoomView> change(UserId actor, RoomId room, RoomAdministration.RoomPatch patch) {
    return act.act(
            actor,
            room,
            (lockedRoom, who, now) -> {
              Room old = lockedRoom.room();
              return new RoomAdministration(lockedRoom, who, now)
                  .change(patch)
                  .then(next -> named(old, next));
            })
        .then(
            now ->
                rooms
                    .view(room, actor)
                    .map(Decision::accepted)
                    .orElseGet(() -> Decision.refused(Refusal.notFound("room"))));
  }

  // Last, so that whoever may not change the room learns nothing of others' names.
  private Decision<Room> named(Room old, Room now) {
    boolean sameName = old.isPublic() && old.name().equals(now.name());
    return !now.isPublic() || sameName || log.claim(now)
        ? Decision.accepted(now)
        : Decision.refused(CreateRoom.taken(now.name()));
  }

  public Decision<Room> delete(UserId actor, RoomId room) {
    return act.act(
        actor,
        room,
        (lockedRoom, who, now) -> new RoomAdministration(lockedRoom, who, now).delete());
  }
}
