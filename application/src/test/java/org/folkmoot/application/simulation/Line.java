package org.folkmoot.application.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.domain.user.UserId;

/** One connection of a client's: what was written and not yet read is lost with it. */
final class Line implements SocketPort, SocketPort.Sink {
  // So long somebody who is sent away may still hear what is written.
  private static final int HEARS_ON_MICROS = 3_000;

  final Replica replica;
  final ClientSession session;
  final Deque<Object> arrived = new ArrayDeque<>();
  final Map<String, Long> latest = new HashMap<>();
  final Set<String> over = new HashSet<>();
  boolean open = true;
  boolean greeted;
  private final World world;
  private final Executor thread;
  private final Consumer<Line> lost;
  private int room;

  Line(World world, Replica replica, UserId user, Consumer<Line> lost) {
    this.world = world;
    this.replica = replica;
    this.lost = lost;
    this.thread = replica.thread();
    this.session = replica.open(user, this);
  }

  @Override
  public Executor thread() {
    return thread;
  }

  @Override
  public void wake() {
    world.agenda.at(replica, world.random.nextInt(300), this::drain);
  }

  private void drain() {
    if (open) {
      room = world.calm ? Integer.MAX_VALUE : world.random.nextInt(6);
      session.drain(this);
      if (room <= 0) {
        world.agenda.at(replica, 3_000, this::drain);
      }
    }
  }

  /** The session is over at once; the connection is when its own thread gets to it. */
  @Override
  public void close(Closing why) {
    session.close();
    world.agenda.at(replica, world.random.nextInt(HEARS_ON_MICROS), this::hangUp);
  }

  void cut() {
    session.close();
    hangUp();
  }

  private void hangUp() {
    open = false;
    lost.accept(this);
  }

  @Override
  public boolean isWritable() {
    return room > 0;
  }

  @Override
  public void write(Frame frame) {
    room--;
    arrived.add(((SimFrames.SimFrame) frame).said());
  }
}
