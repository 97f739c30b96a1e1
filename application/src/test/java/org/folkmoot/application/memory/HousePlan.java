package org.folkmoot.application.memory;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.InProcessDoorbell;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.presence.InProcessPresence;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.task.Timers;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/** What a house in memory is made of: as most tests want it, unless something else is said. */
public final class HousePlan {
  final Timers timers;
  final InstantSource clock;
  final Executor executor;
  InMemoryStore store = new InMemoryStore();
  UnaryOperator<RoomLog> troubled = log -> log;
  Doorbell doorbell = new InProcessDoorbell();
  Presence presence = new InProcessPresence();
  Frames frames = new Unread();
  InstantSource liveClock;
  Supplier<UUID> ids = UUID::randomUUID;
  InMemoryHouse.Limits limits = InMemoryHouse.Limits.NONE;
  int heartbeatMillis = 20_000;
  boolean hasGeneral = true;

  public HousePlan(TestTime time, Executor executor) {
    this(time, time, executor);
  }

  public HousePlan(Timers timers, InstantSource clock, Executor executor) {
    this.timers = timers;
    this.clock = clock;
    this.executor = executor;
    this.liveClock = clock;
  }

  /** What is kept, which several houses may share. */
  public HousePlan over(InMemoryStore kept) {
    this.store = kept;
    return this;
  }

  public HousePlan log(UnaryOperator<RoomLog> around) {
    this.troubled = around;
    return this;
  }

  public HousePlan others(Doorbell bell, Presence board) {
    this.doorbell = bell;
    this.presence = board;
    return this;
  }

  public HousePlan frames(Frames encoder) {
    this.frames = encoder;
    return this;
  }

  /** The live part's clock, where it isn't that of what is kept. */
  public HousePlan liveClock(InstantSource source) {
    this.liveClock = source;
    return this;
  }

  public HousePlan ids(Supplier<UUID> source) {
    this.ids = source;
    return this;
  }

  public HousePlan limits(InMemoryHouse.Limits most) {
    this.limits = most;
    return this;
  }

  public HousePlan heartbeat(int millis) {
    this.heartbeatMillis = millis;
    return this;
  }

  public HousePlan withoutGeneral() {
    this.hasGeneral = false;
    return this;
  }

  /** Nobody reads what nobody is told. */
  private static final class Unread implements Frames {
    private static final Frame NOTHING = () -> new byte[0];

    @Override
    public Frame of(Change said) {
      return NOTHING;
    }

    @Override
    public Frame of(ServerMessage said) {
      return NOTHING;
    }

    @Override
    public Frame catchup(RoomId room, List<Frame> changes, Seq head, Epoch epoch) {
      return NOTHING;
    }

    @Override
    public int form() {
      return 0;
    }

    @Override
    public Frame received(byte[] json) {
      return NOTHING;
    }
  }
}
