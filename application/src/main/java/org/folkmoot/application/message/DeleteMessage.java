package org.folkmoot.application.message;

import org.folkmoot.application.account.Users;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;

/** Deletes a message; its tombstone stays. */
public final class DeleteMessage {
  private final ChangeMessage change;
  private final Users users;

  public DeleteMessage(ChangeMessage change, Users users) {
    this.change = change;
    this.users = users;
  }

  public Decision<Message> delete(UserId deleter, RoomId room, Seq seq) {
    boolean overseer = users.byId(deleter).map(User::admin).orElse(false);
    return change.change(
        deleter,
        room,
        seq,
        (lockedRoom, who, message, now) ->
            lockedRoom.delete(new Actor(deleter, who, overseer), message, now));
  }
}
