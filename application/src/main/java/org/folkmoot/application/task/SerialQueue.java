package org.folkmoot.application.task;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs what blocks elsewhere, one after another, in the order in which it was asked for. */
public final class SerialQueue {
  // A room that is behind asks for one at a time, and nobody is in more rooms than this.
  public static final int WAITING_MAX = 4_096;

  private final Executor executor;
  private final Runnable tooMany;
  // Hardly any of ten thousand sockets has a job at any time, so there is mostly no queue.
  private @Nullable Queue<Runnable> waiting;
  private boolean running;
  private boolean reviewWaits;

  /**
   * Makes a queue.
   *
   * @param tooMany called when a job can't even wait: it won't be run, nor will those that wait
   */
  public SerialQueue(Executor executor, Runnable tooMany) {
    this.executor = executor;
    this.tooMany = tooMany;
  }

  public void add(Runnable job) {
    boolean full = false;
    synchronized (this) {
      if (running) {
        if (waiting == null) {
          waiting = new ArrayDeque<>(1);
        }
        full = waiting.size() >= WAITING_MAX;
        if (!full) {
          waiting.add(job);
          return;
        }
      }
      running = true;
    }
    if (full) {
      tooMany.run();
    } else {
      begin(job);
    }
  }

  /**
   * Adds one of which a single one need wait, since it finds whatever was there before it began.
   * Hundreds of invitations in a row are some reviews, and not hundreds.
   */
  public void addReview(Runnable review) {
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

  private void begin(Runnable job) {
    try {
      executor.execute(() -> run(job));
    } catch (RejectedExecutionException full) {
      synchronized (this) {
        waiting = null;
        running = false;
        reviewWaits = false;
      }
      tooMany.run();
    }
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
    begin(next);
  }
}
