package org.folkmoot.application.frame;

import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One change in a room's tail: its bytes, and the little that must be known without reading them.
 *
 * @param message the message's own seq, if it is a message: who may not see that far back skips it
 * @param concern whose standing it changed, if any
 * @param bornNanos when this replica got it
 */
public record TailEntry(
    Seq seq,
    @Nullable Seq message,
    @Nullable MembershipEffect concern,
    Frame frame,
    long bornNanos) {

  public static TailEntry of(Change change, Frame frame, long bornNanos) {
    return switch (change) {
      case Change.MessageChange m ->
          new TailEntry(m.seq(), new Seq(m.message().seq()), null, frame, bornNanos);
      case Change.MemberChange m ->
          new TailEntry(
              m.seq(), null, new MembershipEffect(m.who(), !m.isIn(), m.event()), frame, bornNanos);
      case Change.RoomChange r ->
          new TailEntry(
              r.seq(),
              null,
              r.isDeleted() ? new MembershipEffect(null, true, "deleted") : null,
              frame,
              bornNanos);
    };
  }

  /**
   * Somebody's standing has changed.
   *
   * @param who null means everyone in the room
   * @param over whether they are out of it now
   */
  public record MembershipEffect(@Nullable UserId who, boolean over, String event) {
    public boolean touches(UserId user) {
      return who == null || who.equals(user);
    }
  }

  /** What it is a state of: a message, somebody's membership, or the room itself. */
  public Object thing() {
    if (message != null) {
      return message;
    }
    return concern == null || concern.who() == null ? "the room" : concern.who();
  }
}
