package org.folkmoot.application.task;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Lets so many through at once, in the order in which they came. When thousands come back together
 * they wait here, and not before the database, where everybody else would wait behind them.
 */
public final class ConcurrencyLimit implements Executor {
  /**
   * More would wait for longer than they have patience: at some thousand a second ten thousand wait
   * for as long as a client waits for its greeting. It is also as many sockets as a process has.
   */
  public static final int WAITING_MAX = 10_000;

  private final Executor executor;
  private final int most;
  private final int waitingMax;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int within;

  public ConcurrencyLimit(Executor executor, int most) {
    this(executor, most, WAITING_MAX);
  }

  public ConcurrencyLimit(Executor executor, int most, int waitingMax) {
    this.executor = executor;
    this.most = most;
    this.waitingMax = waitingMax;
  }

  /**
   * Runs it when its time comes.
   *
   * @throws RejectedExecutionException when too many wait already; then it is never run, and
   *     whoever asked must say so
   */
  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      if (within == most) {
        if (waiting.size() >= waitingMax) {
          throw new RejectedExecutionException("%,d wait already".formatted(waitingMax));
        }
        waiting.add(task);
        return;
      }
      within++;
    }
    enter(task);
  }

  private void enter(Runnable task) {
    executor.execute(
        () -> {
          try {
            task.run();
          } finally {
            leave();
          }
        });
  }

  private void leave() {
    Runnable next;
    synchronized (waiting) {
      next = waiting.poll();
      if (next == null) {
        within--;
        return;
      }
    }
    enter(next);
  }
}
