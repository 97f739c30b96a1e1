package org.folkmoot.ws.command;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/** Who speaks on a connection, and what of theirs is in the works. */
public final class CommandQueue {
  /**
   * More would only wait in memory; what isn't read waits with its sender. Twenty who post as fast
   * as they can have less than a tail's length in the works, so nobody in their room falls behind
   * it.
   */
  static final int COMMANDS_MAX = 16;

  private final ClientSession session;
  private final Username username;
  private final Runnable lessBusy;
  // Most sockets only listen: there is a queue while something waits in it.
  private @Nullable Queue<Turn> turns;
  private boolean running;
  private int commands;
  // Changed under the lock, and read without it by each drain of a socket that only listens.
  private volatile int answered;

  /**
   * Makes a speaker.
   *
   * @param lessBusy called when they have less in the works than they may again
   */
  public CommandQueue(ClientSession session, Username username, Runnable lessBusy) {
    this.session = session;
    this.username = username;
    this.lessBusy = lessBusy;
  }

  ClientSession session() {
    return session;
  }

  UserId user() {
    return session.user();
  }

  Username username() {
    return username;
  }

  void say(ServerMessage message) {
    session.say(message);
  }

  /** Whether they have as much in the works as they may. */
  public boolean isBusy() {
    synchronized (this) {
      return commands >= COMMANDS_MAX;
    }
  }

  void began() {
    synchronized (this) {
      commands++;
    }
  }

  /** It is done, and there is nothing to say about it. */
  void ended() {
    boolean isLessBusy;
    synchronized (this) {
      isLessBusy = end(1);
    }
    if (isLessBusy) {
      lessBusy.run();
    }
  }

  /** It is done. It counts as being in the works until its answer has gone out. */
  void answer(ServerMessage message) {
    synchronized (this) {
      answered++;
    }
    // Last, for it is what wakes the socket to go on and settle.
    session.say(message);
  }

  /**
   * The socket has written what it could. Whoever is behind with hearing what others say gets one
   * more word in for each time: so nobody posts faster than their room can listen.
   */
  public void settle(boolean everything) {
    if (answered == 0) {
      return;
    }
    boolean isLessBusy;
    synchronized (this) {
      int settled = everything ? answered : Math.min(answered, 1);
      answered -= settled;
      isLessBusy = end(settled);
    }
    if (isLessBusy) {
      lessBusy.run();
    }
  }

  private boolean end(int ended) {
    boolean wasBusy = commands >= COMMANDS_MAX;
    commands -= ended;
    return wasBusy && ended > 0;
  }

  /**
   * What blocks.
   *
   * @param refused in its place, when it can't even wait: nothing is done then
   */
  record Turn(Runnable task, Runnable refused) {}

  /** Runs what blocks after all that came before it on this connection. */
  void inTurn(Executor executor, Turn task) {
    synchronized (this) {
      if (turns == null) {
        turns = new ArrayDeque<>(1);
      }
      turns.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    begin(executor);
  }

  private void begin(Executor executor) {
    try {
      executor.execute(() -> runAll(executor));
    } catch (Unavailable | RejectedExecutionException full) {
      Queue<Turn> all;
      synchronized (this) {
        all = turns == null ? new ArrayDeque<>() : turns;
        turns = null;
        running = false;
      }
      all.forEach(turn -> turn.refused().run());
    }
  }

  private void runAll(Executor executor) {
    Turn task;
    synchronized (this) {
      Turn next = turns == null ? null : turns.poll();
      if (next == null) {
        turns = null;
        running = false;
        return;
      }
      task = next;
    }
    try {
      task.task().run();
    } finally {
      begin(executor);
    }
  }
}
