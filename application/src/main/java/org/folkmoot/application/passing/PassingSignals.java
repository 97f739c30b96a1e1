package org.folkmoot.application.passing;

import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.log.History;
import org.folkmoot.application.tail.Tails;
import org.folkmoot.application.task.BackgroundWork;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** What passes in rooms: told to whoever hears it now, and never kept. */
public final class PassingSignals {
  private final SignalFanOut spread;
  private final TypingSignals typing;
  private final ReadReceipts receipts;

  public PassingSignals(
      History history, Tails tails, Doorbell doorbell, Frames frames, BackgroundWork work) {
    this.spread = new SignalFanOut(tails, doorbell, frames);
    this.typing = new TypingSignals(history, spread, work);
    this.receipts = new ReadReceipts(work.timers(), spread);
  }

  /** Somebody who is in the room types there, or has stopped. */
  public void tellTyping(RoomId room, UserId who, Username username, boolean on) {
    typing.says(new Ring.TypingRing(room, who, username, on));
  }

  /** Somebody has read so far, and doesn't mind that others know. */
  public void tellRead(RoomId room, UserId who, Username name, Seq seq) {
    receipts.read(room, who, name, seq);
  }

  /** Somebody types at another replica, or has stopped. */
  public void hear(Ring.TypingRing typist) {
    typing.heard(typist);
  }

  /** Something passes that another replica has encoded. */
  public void hear(Ring.PassingRing ring) {
    spread.here(ring.room(), ring.from(), ring.frame());
  }
}
