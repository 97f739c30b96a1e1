package org.folkmoot.application.room;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.TimelineEvent;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.UserId;

/** Goes out of a room. */
public final class LeaveRoom {
  private final RoomLog log;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;

  public LeaveRoom(RoomLog log, Transactions transactions, Live live, InstantSource clock) {
    this.log = log;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
  }

  private record Outcome(Decision<Optional<Member>> decision, News news) {}

  public Decision<Optional<Member>> leave(UserId user, RoomId room) {
    Outcome outcome = transactions.write(() -> decide(user, room));
    live.publish(outcome.news());
    return outcome.decision();
  }

  // A coming that is told is told right after it.
  private boolean wasTold(Member member) {
    return log.message(member.room(), member.joined().next())
        .map(Message::system)
        .filter(line -> line.event() == TimelineEvent.JOINED && line.user().equals(member.user()))
        .isPresent();
  }

  private Outcome decide(UserId user, RoomId room) {
    RoomLog.LockedRooms locked = log.lock(List.of(room));
    Optional<LockedRoom> found = locked.room(room);
    if (found.isEmpty()) {
      return new Outcome(Decision.refused(Refusal.notFound("room")), News.none(locked.epoch()));
    }
    LockedRoom lockedRoom = found.get();
    Seq before = lockedRoom.room().head();
    Optional<Member> member = log.member(room, user);
    Decision<Optional<Member>> decision =
        lockedRoom.leave(
            member,
            log.ownersBesides(room, user),
            () -> member.filter(this::wasTold).isPresent(),
            clock.instant());
    log.append(List.of(lockedRoom));
    return new Outcome(decision, News.of(locked.epoch(), log, lockedRoom, before));
  }
}
