package org.folkmoot.bootstrap.wiring;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * The lanes' own threads. One waits for the database in the kernel: a virtual one would be parked,
 * and woken by way of two others, four times in each batch.
 */
final class Lanes {
  // What waits behind a transaction that takes as long as it may is given up.
  private static final long PATIENCE_NANOS = 5_000_000_000L;
  private static final int LOOK_MILLIS = 10;

  private final List<ExecutorService> threads;

  Lanes(int count) {
    this.threads = IntStream.range(0, count).mapToObj(Lanes::thread).toList();
  }

  // Who still posts when the threads have ended sees to it alone, and so gets an answer.
  private static ExecutorService thread(int lane) {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().daemon().name("folkmoot-lane-" + lane).factory(),
        (late, ended) -> late.run());
  }

  List<Executor> executors() {
    return List.copyOf(threads);
  }

  /** Ends them once what was queued has been stored. */
  void end(BooleanSupplier quiet) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    try {
      while (!quiet.getAsBoolean() && System.nanoTime() < until) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    threads.forEach(ExecutorService::shutdown);
  }
}
