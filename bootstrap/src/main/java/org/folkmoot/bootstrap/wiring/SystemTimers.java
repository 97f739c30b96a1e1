package org.folkmoot.bootstrap.wiring;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.folkmoot.application.task.Timers;

/** The machine's own clock. Tasks run on the given threads, so a slow one delays no other. */
final class SystemTimers implements Timers, AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("folkmoot-timers").factory());
  private final ExecutorService executor;

  SystemTimers(ExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public void after(int millis, Runnable task) {
    try {
      var _ = clock.schedule(() -> executor.execute(task), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ending) {
      // The server is ending; what was to come later doesn't.
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
