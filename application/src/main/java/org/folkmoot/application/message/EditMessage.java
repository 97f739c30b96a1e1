package org.folkmoot.application.message;

import org.folkmoot.application.log.RoomLog;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.Mentions;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;

/** Changes the words of one's own message. */
public final class EditMessage {
  private final ChangeMessage change;
  private final RoomLog log;

  public EditMessage(ChangeMessage change, RoomLog log) {
    this.change = change;
    this.log = log;
  }

  public Decision<Message> edit(UserId editor, RoomId room, Seq seq, Body body) {
    return change.say(
        editor,
        room,
        seq,
        (lockedRoom, who, message, now) ->
            lockedRoom.edit(
                who, message, body, log.membersAmong(room, Mentions.possible(body.value())), now));
  }
}
