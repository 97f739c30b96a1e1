package org.folkmoot.application.tail;

import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/** Where a subscription to a room starts. */
public record SubscriptionStart(RoomTail tail, Rooms.OwnRoom room, ResumeFrom from) {
  /** A position in a room, and the history that it belongs to. */
  public sealed interface ResumeFrom {
    Epoch epoch();

    Seq seq();

    /** Right after the view of the room: there is nothing to catch up on. */
    record AfterView(Epoch epoch, Seq seq) implements ResumeFrom {}

    /** The client's cursor, in the history that the room has now. */
    record Cursor(Epoch epoch, Seq seq) implements ResumeFrom {}

    /** The client's cursor, in a history of which nobody here knows how far the room had come. */
    record Foreign(Epoch epoch, Seq seq) implements ResumeFrom {}
  }

  public RoomId id() {
    return tail.room();
  }

  public RoomView view() {
    return room.view();
  }

  public Seq head() {
    return new Seq(view().head());
  }

  public Epoch epoch() {
    return from.epoch();
  }

  public Seq cursor() {
    return from.seq();
  }

  /** Whether the reader has been in the room since that position, and the room has come by it. */
  public boolean goesOn() {
    return !(from instanceof ResumeFrom.Foreign)
        && !room.joined().isAfter(cursor())
        && !cursor().isAfter(head());
  }
}
