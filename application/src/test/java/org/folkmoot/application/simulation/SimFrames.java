package org.folkmoot.application.simulation;

import java.util.List;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/** Frames that are not encoded: the simulated client reads what was said. */
final class SimFrames implements Frames {
  /** A change, or something told to one alone. */
  record SimFrame(Object said) implements Frame {
    @Override
    public byte[] json() {
      throw new IllegalStateException("nobody reads bytes here");
    }

    @Override
    public int bytes() {
      return 1;
    }
  }

  @Override
  public Frame of(Change change) {
    return new SimFrame(change);
  }

  @Override
  public Frame of(ServerMessage message) {
    return new SimFrame(message);
  }

  @Override
  public Frame catchup(RoomId room, List<Frame> changes, Seq head, Epoch epoch) {
    return of(
        new ServerMessage.Catchup(
            room.toString(),
            changes.stream().map(change -> (Change) ((SimFrame) change).said()).toList(),
            null,
            head.value(),
            false,
            false,
            epoch.value()));
  }

  @Override
  public int form() {
    return 0;
  }

  @Override
  public Frame received(byte[] json) {
    throw new IllegalStateException("the simulated bus carries frames as they are");
  }
}
