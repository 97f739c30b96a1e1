package org.folkmoot.application.live;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Lets so many through at once, in the order in which they came. When thousands come back together
 * they wait here, and not before the database, where everybody else would wait behind them.
 */
final class Gate implements Executor {
  private final Executor executor;
  private final int most;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int within;

  Gate(Executor executor, int most) {
    this.executor = executor;
    this.most = most;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      if (within == most) {
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
