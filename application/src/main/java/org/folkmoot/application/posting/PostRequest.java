package org.folkmoot.application.posting;

import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be said.
 *
 * @param bodyText as it was sent; it is looked at only when the clientId isn't known already
 * @param thread where in a thread it is to stand, if in one
 * @param arrivedNanos when it was read off the wire
 */
public record PostRequest(
    RoomId room,
    UserId sender,
    ClientId clientId,
    String bodyText,
    @Nullable Seq replyTo,
    @Nullable ThreadPlace thread,
    long arrivedNanos) {

  /** For the room's timeline. */
  public PostRequest(
      RoomId room,
      UserId sender,
      ClientId clientId,
      String bodyText,
      @Nullable Seq replyTo,
      long arrivedNanos) {
    this(room, sender, clientId, bodyText, replyTo, null, arrivedNanos);
  }

  Body body() {
    return Body.written(bodyText);
  }
}
