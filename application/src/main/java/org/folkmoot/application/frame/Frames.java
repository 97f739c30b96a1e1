package org.folkmoot.application.frame;

import java.util.List;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/** For putting what is to be told into bytes. */
public interface Frames {
  Frame of(Change change);

  Frame of(ServerMessage message);

  /** A catch-up of changes that are encoded already. */
  Frame catchup(RoomId room, List<Frame> changes, Seq head, Epoch epoch);

  /**
   * In which form all these frames are: a version that knows a field more, or one less, has
   * another.
   */
  int form();

  /** A frame that another replica has encoded, in this form. */
  Frame received(byte[] json);
}
