package org.folkmoot.application.message;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.DirectRooms;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.UserId;

/** The way that every change of a message goes. */
public final class ChangeMessage {
  private final ChangeInRoom change;
  private final RoomLog log;

  public ChangeMessage(ChangeInRoom change, RoomLog log) {
    this.change = change;
    this.log = log;
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

  Decision<Message> change(UserId actor, RoomId room, Seq seq, Rule rule) {
    return change.change(
        room,
        (lockedRoom, now) ->
            rule.decide(lockedRoom, log.member(room, actor), log.message(room, seq), now));
  }
}
