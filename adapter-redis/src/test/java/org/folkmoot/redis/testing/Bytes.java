package org.folkmoot.redis.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.task.Timers;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/** Frames that are nothing but their bytes, and a clock that says when. */
public final class Bytes implements Frames, Timers {
  public static final int FORM = 0x0f0e0d0c;

  /** The same bytes are the same frame. */
  public record Text(String text) implements Frame {
    @Override
    public byte[] json() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  @Override
  public Frame of(Change change) {
    throw new IllegalStateException("nothing is encoded here");
  }

  @Override
  public Frame of(ServerMessage message) {
    throw new IllegalStateException("nothing is encoded here");
  }

  @Override
  public Frame catchup(RoomId room, List<Frame> changes, Seq head, Epoch epoch) {
    throw new IllegalStateException("nothing is encoded here");
  }

  @Override
  public int form() {
    return FORM;
  }

  @Override
  public Frame received(byte[] json) {
    return new Text(new String(json, StandardCharsets.UTF_8));
  }

  @Override
  public long nanos() {
    return 7;
  }

  @Override
  public void after(int millis, Runnable task) {
    throw new IllegalStateException("nothing is late here");
  }
}
