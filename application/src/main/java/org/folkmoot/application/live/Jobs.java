package org.folkmoot.application.live;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs what blocks elsewhere, one after another, in the order in which it was asked for. */
final class Jobs {
  private final Executor executor;
  private final Queue<Runnable> waiting = new ArrayDeque<>(1);
  private boolean running;

  Jobs(Executor executor) {
    this.executor = executor;
  }

  void add(Runnable job) {
    synchronized (waiting) {
      waiting.add(job);
      if (running) {
        return;
      }
      running = true;
    }
    executor.execute(this::runNext);
  }

  private void runNext() {
    Runnable job;
    synchronized (waiting) {
      Runnable next = waiting.poll();
      if (next == null) {
        running = false;
        return;
      }
      job = next;
    }
    try {
      job.run();
    } finally {
      executor.execute(this::runNext);
    }
  }
}
