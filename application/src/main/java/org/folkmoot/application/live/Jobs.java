package org.folkmoot.application.live;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Runs what blocks elsewhere, one after another, in the order in which it was asked for. */
final class Jobs {
  private final Executor executor;
  // Hardly any of ten thousand sockets has a job at any time, so there is mostly no queue.
  private @Nullable Queue<Runnable> waiting;
  private boolean running;
  private boolean reviewWaits;

  Jobs(Executor executor) {
    this.executor = executor;
  }

  void add(Runnable job) {
    synchronized (this) {
      if (running) {
        if (waiting == null) {
          waiting = new ArrayDeque<>(1);
        }
        waiting.add(job);
        return;
      }
      running = true;
    }
    executor.execute(() -> run(job));
  }

  /**
   * Adds one of which a single one need wait, since it finds whatever was there before it began.
   * Hundreds of invitations in a row are some reviews, and not hundreds.
   */
  void addReview(Runnable review) {
    synchronized (this) {
      if (reviewWaits) {
        return;
      }
      reviewWaits = true;
    }
    add(
        () -> {
          synchronized (this) {
            reviewWaits = false;
          }
          review.run();
        });
  }

  private void run(Runnable job) {
    try {
      job.run();
    } finally {
      runNext();
    }
  }

  private void runNext() {
    Runnable next;
    synchronized (this) {
      next = waiting == null ? null : waiting.poll();
      if (next == null) {
        waiting = null;
        running = false;
        return;
      }
    }
    executor.execute(() -> run(next));
  }
}
