package org.folkmoot.application.room;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.RoomLimits;
import org.folkmoot.domain.user.UserId;

/** Goes into a public room. */
public final class JoinRoom {
  private final RoomLog log;
  private final Rooms rooms;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;

  public JoinRoom(
      RoomLog log, Rooms rooms, Transactions transactions, Live live, InstantSource clock) {
    this.log = log;
    this.rooms = rooms;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
  }

  private record Outcome(Decision<Member> decision, News news) {}

  public Decision<RoomView> join(UserId user, RoomId room) {
    Outcome outcome = transactions.write(() -> decide(user, room));
    live.publish(outcome.news());
    return outcome
        .decision()
        .then(
            member ->
                rooms
                    .view(room, user)
                    .map(Decision::accepted)
                    .orElseGet(() -> Decision.refused(Refusal.notFound("room"))));
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
    Decision<Member> decision =
        RoomLimits.coming(
            lockedRoom.join(user, member, clock.instant()),
            member,
            () -> log.roomsOf(user, RoomKind.ROOM, RoomLimits.ROOMS_MAX));
    if (decision instanceof Decision.Refused<Member>) {
      return new Outcome(decision, News.none(locked.epoch()));
    }
    log.append(List.of(lockedRoom));
    return new Outcome(decision, News.of(locked.epoch(), log, lockedRoom, before));
  }
}
