package org.folkmoot.application.message;

import java.util.Optional;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Reads what was said in a room. */
public final class ReadHistory {
  private final History history;
  private final Rooms rooms;
  private final CatchUp catchUp;

  public ReadHistory(History history, Rooms rooms) {
    this.history = history;
    this.rooms = rooms;
    this.catchUp = new CatchUp(history);
  }

  /** The room's timeline. */
  public Decision<History.Page> page(UserId reader, RoomId room, History.Where where, int limit) {
    return page(reader, room, new History.Scope.Timeline(), where, limit);
  }

  public Decision<History.Page> page(
      UserId reader, RoomId room, History.Scope scope, History.Where where, int limit) {
    if (scope instanceof History.Scope.Timeline
        && where instanceof History.Where.Around(Seq seq)
        && history.message(reader, room, seq).filter(ReadHistory::isInThreadOnly).isPresent()) {
      return Decision.refused(Refusal.invalid("This message is in a thread: name the thread."));
    }
    return allowed(history.page(reader, room, scope, where, limit), reader, room);
  }

  private static boolean isInThreadOnly(MessageView message) {
    return message.thread() != null && message.alsoInRoom() == null;
  }

  public Decision<MessageView> message(UserId reader, RoomId room, Seq seq) {
    Optional<MessageView> found = history.message(reader, room, seq);
    if (found.isPresent()) {
      return Decision.accepted(found.get());
    }
    boolean mayRead = history.standing(room, reader).flatMap(s -> s.present()).isPresent();
    return mayRead ? Decision.refused(Refusal.notFound("message")) : stranger(reader, room);
  }

  /** One message, if the reader may see it. */
  public Optional<MessageView> seen(UserId reader, RoomId room, Seq seq) {
    return history.message(reader, room, seq);
  }

  public Decision<CatchUp.Missed> changes(
      UserId reader, RoomId room, Seq after, @Nullable Epoch epoch, int limit) {
    CatchUp.Missed missed = catchUp.after(reader, room, after, epoch, limit);
    return switch (missed) {
      case CatchUp.Missed.NotIn notIn -> stranger(reader, room);
      case CatchUp.Missed.NoRoom gone -> stranger(reader, room);
      case CatchUp.Missed.Changes changes -> Decision.accepted(changes);
      case CatchUp.Missed.Reset reset -> Decision.accepted(reset);
    };
  }

  private <T> Decision<T> allowed(Optional<T> read, UserId reader, RoomId room) {
    return read.map(Decision::accepted).orElseGet(() -> stranger(reader, room));
  }

  // Of a public room everybody may know that it is there; of any other nobody who isn't in it.
  private <T> Decision<T> stranger(UserId reader, RoomId room) {
    return Decision.refused(
        rooms.view(room, reader).isPresent()
            ? Refusal.forbidden("Join the room first.")
            : Refusal.notFound("room"));
  }
}
