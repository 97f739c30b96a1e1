package org.folkmoot.application.room;

import java.util.Map;
import java.util.Optional;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** Moves the mark of how far somebody has read, on all of their devices. */
public final class MarkRead {
  private final Rooms rooms;
  private final Live live;

  public MarkRead(Rooms rooms, Live live) {
    this.rooms = rooms;
    this.live = live;
  }

  public Decision<Rooms.ReadMark> mark(
      UserId reader, Username name, RoomId room, Seq seq, boolean back) {
    Optional<Rooms.ReadMark> marked = rooms.markRead(reader, room, seq, back);
    if (marked.isEmpty()) {
      return Decision.refused(
          rooms.view(room, reader).isPresent()
              ? Refusal.forbidden("Join the room first.")
              : Refusal.notFound("room"));
    }
    tell(reader, name, room, marked.get());
    return Decision.accepted(marked.get());
  }

  /** Moves the marks of all these rooms forward; those that the reader isn't in are passed over. */
  public void markAll(UserId reader, Username name, Map<RoomId, Seq> marks) {
    rooms.markRead(reader, marks).forEach((room, mark) -> tell(reader, name, room, mark));
  }

  private void tell(UserId reader, Username name, RoomId room, Rooms.ReadMark mark) {
    live.tell(
        reader,
        new ServerMessage.Read(
            room.toString(),
            name.value(),
            mark.seq().value(),
            mark.rev(),
            mark.unread(),
            mark.mentions(),
            mark.head().value()));
    if (mark.shown()) {
      live.tellRead(room, reader, name, mark.seq());
    }
  }
}
