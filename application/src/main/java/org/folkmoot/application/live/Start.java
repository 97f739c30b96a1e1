package org.folkmoot.application.live;

import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.Seq;
import org.jspecify.annotations.Nullable;

/**
 * Where a subscription starts: at a cursor of the client's, or live at the view's head.
 *
 * @param epoch the cursor's, as the client says
 * @param head the room's; null when the cursor is of another history, in which nobody knows it
 */
record Start(
    RoomTail tail,
    Seq visibleFrom,
    Seq joined,
    RoomView view,
    Seq cursor,
    Epoch epoch,
    boolean byCursor,
    @Nullable Seq head) {
  /** Whether the client knows everything. */
  boolean isCaughtUp() {
    return cursor.equals(head);
  }

  /** Whether the client has been in the room since its cursor, and the cursor is one of it. */
  boolean goesOn() {
    return head != null && !joined.isAfter(cursor) && !cursor.isAfter(head);
  }
}
