package org.folkmoot.application.tail;

import org.folkmoot.application.frame.Frame;
import org.folkmoot.domain.user.UserId;

/** Somebody who hears a room, on the thread of their row. */
public interface RoomListener {
  /** There may be something to hear. */
  void markBehind();

  /** Something passes in the room, for all but one. */
  void pass(UserId allBut, Frame frame);

  /** Where it sits in its row. */
  int place();

  void sitAt(int there);
}
