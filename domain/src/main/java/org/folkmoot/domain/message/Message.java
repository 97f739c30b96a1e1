package org.folkmoot.domain.message;

import java.time.Instant;
import java.util.List;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/**
 * A message in its newest state. Its reactions are rows of their own, for a loved message has many.
 *
 * @param seq its name: the position of its post
 * @param changed the position of its latest change
 * @param by who made that change, unless it is the post itself
 */
public record Message(
    RoomId room,
    Seq seq,
    Seq changed,
    MessageKind kind,
    UserId sender,
    @Nullable ClientId clientId,
    Body body,
    Instant createdAt,
    @Nullable Instant editedAt,
    @Nullable Instant deletedAt,
    @Nullable Seq replyTo,
    List<Username> mentions,
    @Nullable SystemEvent system,
    @Nullable LastChange by) {

  public Message {
    mentions = List.copyOf(mentions);
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }

  public Message edited(
      Seq at, Body newBody, List<Username> newMentions, LastChange who, Instant now) {
    return new Message(
        room,
        seq,
        at,
        kind,
        sender,
        clientId,
        newBody,
        createdAt,
        now,
        null,
        replyTo,
        newMentions,
        system,
        who);
  }

  /** What is left of it: its place, its sender, and that it is gone. */
  public Message deleted(Seq at, LastChange who, Instant now) {
    return new Message(
        room, seq, at, kind, sender, clientId, Body.NONE, createdAt, editedAt, now, replyTo,
        List.of(), system, who);
  }

  public Message reacted(Seq at, LastChange who) {
    return new Message(
        room, seq, at, kind, sender, clientId, body, createdAt, editedAt, deletedAt, replyTo,
        mentions, system, who);
  }
}
