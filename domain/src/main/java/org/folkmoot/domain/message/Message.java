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
 * @param clientId the name that its sender's client gave it; the server's own messages have none
 * @param thread where in a thread it stands, if it is in one
 * @param by who made that change, unless it is the post itself
 */
public record Message(
    RoomId room,
    Seq seq,
    Seq changed,
    UserId sender,
    @Nullable ClientId clientId,
    MessageContent content,
    @Nullable Seq replyTo,
    @Nullable ThreadPlace thread,
    Instant createdAt,
    @Nullable Instant editedAt,
    @Nullable Instant deletedAt,
    @Nullable LastChange by) {

  /** What somebody wants to say, as it is said. */
  public static Message posted(RoomId room, Seq at, Draft draft, Instant now) {
    MessageContent.Text words = new MessageContent.Text(draft.body(), draft.mentions());
    return new Message(
        room,
        at,
        at,
        draft.sender(),
        draft.clientId(),
        words,
        draft.replyTo(),
        draft.thread(),
        now,
        null,
        null,
        null);
  }

  /** In the server's own name, or of something that was done. */
  public static Message told(RoomId room, Seq at, UserId by, MessageContent content, Instant now) {
    return new Message(room, at, at, by, null, content, null, null, now, null, null, null);
  }

  public MessageKind kind() {
    return content.kind();
  }

  public Body body() {
    return content.body();
  }

  public List<Username> mentions() {
    return content.mentions();
  }

  /** What happened, if that is what it tells. */
  public @Nullable SystemEvent event() {
    return content instanceof MessageContent.Event told ? told.event() : null;
  }

  public boolean isDeleted() {
    return deletedAt != null;
  }

  public Message edited(Seq at, MessageContent.Text words, LastChange who, Instant now) {
    return next(at, words, now, deletedAt, who);
  }

  /** What is left of it: its place, its sender, and that it is gone. */
  public Message deleted(Seq at, LastChange who, Instant now) {
    return next(at, content.erased(), editedAt, now, who);
  }

  /** Whether the room's timeline shows it. */
  public boolean isInTimeline() {
    return thread == null || thread.alsoInRoom();
  }

  public Message reacted(Seq at, LastChange who) {
    return next(at, content, editedAt, deletedAt, who);
  }

  /** The same elsewhere; null means in the room's timeline. */
  public Message moved(Seq at, @Nullable ThreadPlace place, LastChange who) {
    return new Message(
        room, seq, at, sender, clientId, content, replyTo, place, createdAt, editedAt, deletedAt,
        who);
  }

  private Message next(
      Seq at,
      MessageContent nextContent,
      @Nullable Instant edited,
      @Nullable Instant deleted,
      LastChange who) {
    return new Message(
        room,
        seq,
        at,
        sender,
        clientId,
        nextContent,
        replyTo,
        thread,
        createdAt,
        edited,
        deleted,
        who);
  }
}
