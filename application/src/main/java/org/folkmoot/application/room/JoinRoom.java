package org.folkmoot.application.room;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.RoomLimits;
import org.folkmoot.domain.user.UserId;

/** Goes into a public room. */
public final class JoinRoom {
  private final ChangeInRoom change;
  private final RoomLog log;
  private final Rooms rooms;

  public JoinRoom(ChangeInRoom change, RoomLog log, Rooms rooms) {
    this.change = change;
    this.log = log;
    this.rooms = rooms;
  }

  public Decision<RoomView> join(UserId user, RoomId room) {
    return change
        .change(room, (lockedRoom, now) -> decide(user, lockedRoom, now))
        .then(
            member ->
                rooms
                    .view(room, user)
                    .map(Decision::accepted)
                    .orElseGet(() -> Decision.refused(Refusal.notFound("room"))));
  }

  private Decision<Member> decide(UserId user, LockedRoom lockedRoom, Instant now) {
    Optional<Member> member = log.member(lockedRoom.room().id(), user);
    return RoomLimits.coming(
        lockedRoom.join(user, member, now),
        member,
        () -> log.roomsOf(user, RoomKind.ROOM, RoomLimits.ROOMS_MAX));
  }
}
