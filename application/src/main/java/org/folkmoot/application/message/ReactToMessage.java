package org.folkmoot.application.message;

import org.folkmoot.application.log.RoomLog;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;

/** Adds a reaction to a message, or takes it back. */
public final class ReactToMessage {
  private final ChangeMessage change;
  private final RoomLog log;

  public ReactToMessage(ChangeMessage change, RoomLog log) {
    this.change = change;
    this.log = log;
  }

  public Decision<Message> react(UserId reader, RoomId room, Seq seq, Emoji emoji, boolean on) {
    ChangeMessage.Rule rule =
        (lockedRoom, who, message, now) ->
            lockedRoom.react(who, message, emoji, on, log.reacted(room, seq, reader, emoji), now);
    // Whoever is blocked by now may still take back what they said before.
    return on ? change.say(reader, room, seq, rule) : change.change(reader, room, seq, rule);
  }
}
