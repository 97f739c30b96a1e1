package org.folkmoot.persistence.database;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.folkmoot.application.log.Unavailable;

/**
 * The threads on which calls ask the database: fewer than there are connections, so that whoever
 * begins hardly ever has to wait for one; and whoever came first begins first.
 *
 * <p>Virtual threads don't keep that order. Whoever comes back from a wait goes before those who
 * haven't begun, so that under load some wait for many times what most do.
 */
final class DatabaseThreads extends ThreadPoolExecutor {
  private static final long IDLE_SECONDS = 30;

  // Whoever comes after so many would wait for longer than a call waits for its connection, and be
  // told that the database is away; they are told so at once.
  static final int WAITING_MAX = 10_000;

  private static final ThreadLocal<Long> WAITED = ThreadLocal.withInitial(() -> 0L);

  DatabaseThreads(int threads) {
    this(threads, WAITING_MAX);
  }

  DatabaseThreads(int threads, int waitingMax) {
    super(
        threads,
        threads,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(waitingMax),
        Thread.ofPlatform().name("folkmoot-turn-", 0).factory(),
        (task, full) -> {
          throw new Unavailable("%,d calls wait for their turn already".formatted(waitingMax));
        });
    allowCoreThreadTimeOut(true);
  }

  /** How long whoever is at work on this thread has waited for their turn; nothing on others. */
  static long waitedNanos() {
    return WAITED.get();
  }

  @Override
  public void execute(Runnable task) {
    long came = System.nanoTime();
    super.execute(
        () -> {
          WAITED.set(System.nanoTime() - came);
          try {
            task.run();
          } finally {
            WAITED.remove();
          }
        });
  }
}
