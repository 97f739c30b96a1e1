package org.folkmoot.application.message;

import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;

/** Deletes a message; its tombstone stays. */
public final class DeleteMessage {
  private final ChangeMessage change;

  public DeleteMessage(ChangeMessage change) {
    this.change = change;
  }

  public Decision<Message> delete(UserId deleter, RoomId room, Seq seq) {
    return change.change(
        deleter, room, seq, (ledger, who, message, now) -> ledger.delete(who, message, now));
  }
}
