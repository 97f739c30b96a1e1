package org.folkmoot.application.message;

import java.time.Instant;
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
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.DirectRooms;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.UserId;

/** The way that every change of a message goes: lock, look, decide, append, commit, tell. */
public final class ChangeMessage {
  private final RoomLog log;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;

  public ChangeMessage(RoomLog log, Transactions transactions, Live live, InstantSource clock) {
    this.log = log;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
  }

  /** A rule of the locked room, with what it looks at. */
  interface Rule {
    Decision<Message> decide(
        LockedRoom lockedRoom, Optional<Member> who, Optional<Message> message, Instant now);
  }

  /** As {@link #change}, for what somebody says with it to whoever is in the room. */
  Decision<Message> say(UserId actor, RoomId room, Seq seq, Rule rule) {
    return change(
        actor,
        room,
        seq,
        (lockedRoom, who, message, now) ->
            DirectRooms.refusesWords(
                    lockedRoom.room(),
                    DirectRooms.hasTwo(lockedRoom.room()) && log.isBlocked(room, actor))
                .map(Decision::<Message>refused)
                .orElseGet(() -> rule.decide(lockedRoom, who, message, now)));
  }

  private record Outcome(Decision<Message> decision, News news) {}

  Decision<Message> change(UserId actor, RoomId room, Seq seq, Rule rule) {
    Outcome outcome = transactions.write(() -> decide(actor, room, seq, rule));
    live.publish(outcome.news());
    return outcome.decision();
  }

  private Outcome decide(UserId actor, RoomId room, Seq seq, Rule rule) {
    RoomLog.LockedRooms locked = log.lock(List.of(room));
    Optional<LockedRoom> found = locked.room(room);
    if (found.isEmpty()) {
      return new Outcome(Decision.refused(Refusal.notFound("room")), News.none(locked.epoch()));
    }
    LockedRoom lockedRoom = found.get();
    Seq before = lockedRoom.room().head();
    Decision<Message> decision =
        rule.decide(lockedRoom, log.member(room, actor), log.message(room, seq), clock.instant());
    log.append(List.of(lockedRoom));
    return new Outcome(decision, News.of(locked.epoch(), log, lockedRoom, before));
  }
}
