package org.folkmoot.ws;

import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.folkmoot.application.task.Timers;

/** Time that a test can let jump, as it does for a process that was put to sleep. */
@Singleton
final class SkewedTimers implements Timers {
  private final ScheduledExecutorService waiting =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final AtomicLong skew = new AtomicLong();

  void sleep(int seconds) {
    skew.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  @Override
  public long nanos() {
    return System.nanoTime() + skew.get();
  }

  @Override
  public void after(int millis, Runnable task) {
    var _ = waiting.schedule(task, millis, TimeUnit.MILLISECONDS);
  }
}
