package org.folkmoot.application.room;

import java.util.Optional;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.TimelineEvent;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;

/** Goes out of a room. */
public final class LeaveRoom {
  private final ChangeInRoom change;
  private final RoomLog log;

  public LeaveRoom(ChangeInRoom change, RoomLog log) {
    this.change = change;
    this.log = log;
  }

  public Decision<Optional<Member>> leave(UserId user, RoomId room) {
    return change.change(
        room,
        (lockedRoom, now) -> {
          Optional<Member> member = log.member(room, user);
          return lockedRoom.leave(
              member,
              log.ownersBesides(room, user),
              () -> member.filter(this::wasTold).isPresent(),
              now);
        });
  }

  // A coming that is told is told right after it.
  private boolean wasTold(Member member) {
    return log.message(member.room(), member.joined().next())
        .map(Message::event)
        .filter(line -> line.event() == TimelineEvent.JOINED && line.user().equals(member.user()))
        .isPresent();
  }
}
