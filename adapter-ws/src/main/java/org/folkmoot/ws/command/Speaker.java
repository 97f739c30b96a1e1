package org.folkmoot.ws.command;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.folkmoot.application.live.Conversation;
import org.folkmoot.application.live.Telling;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** Who speaks on a connection, and what of theirs is in the works. */
public final class Speaker {
  /** More would only wait in memory; what isn't read waits with its sender. */
  static final int COMMANDS_MAX = 64;

  private final Conversation conversation;
  private final Username username;
  private final Consumer<Boolean> busy;
  private final Queue<Runnable> turns = new ArrayDeque<>();
  private boolean running;
  private int commands;

  /**
   * Makes a speaker.
   *
   * @param busy told when they have as much in the works as they may, and when no longer
   */
  public Speaker(Conversation conversation, Username username, Consumer<Boolean> busy) {
    this.conversation = conversation;
    this.username = username;
    this.busy = busy;
  }

  UserId user() {
    return conversation.user();
  }

  Username username() {
    return username;
  }

  void say(Telling telling) {
    conversation.say(telling);
  }

  void began() {
    synchronized (turns) {
      if (++commands == COMMANDS_MAX) {
        busy.accept(true);
      }
    }
  }

  // Under the lock, so that "busy" and "no longer" are told in the order in which they came true.
  void ended() {
    synchronized (turns) {
      if (commands-- == COMMANDS_MAX) {
        busy.accept(false);
      }
    }
  }

  /** Runs what blocks after all that came before it on this connection. */
  void inTurn(Executor executor, Runnable task) {
    synchronized (turns) {
      turns.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    executor.execute(() -> runAll(executor));
  }

  private void runAll(Executor executor) {
    Runnable task;
    synchronized (turns) {
      Runnable next = turns.poll();
      if (next == null) {
        running = false;
        return;
      }
      task = next;
    }
    try {
      task.run();
    } finally {
      executor.execute(() -> runAll(executor));
    }
  }
}
