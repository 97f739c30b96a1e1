package org.folkmoot.application.live;

import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.Seq;

/** Where a subscription starts: at a cursor of the client's, or live at the view's head. */
record Start(
    RoomTail tail,
    Seq visibleFrom,
    Seq joined,
    RoomView view,
    Seq cursor,
    Epoch epoch,
    boolean byCursor,
    Seq head) {
  /** Whether the client has been in the room since its cursor, and the cursor is one of it. */
  boolean goesOn() {
    return !joined.isAfter(cursor) && !cursor.isAfter(head);
  }
}
