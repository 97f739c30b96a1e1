package org.folkmoot.ws.channel;

import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one event loop. A message to a thousand sockets wakes a thousand lines: they share
 * one task here, and all of them share one timer.
 */
final class LoopChannels {
  // After so many the loop looks at its sockets again before it goes on.
  private static final int DRAINED_MAX = 1_024;

  // After so many others may go first who wait for a core: on few cores the next message would wait
  // for its commit until a thousand writes are done.
  private static final int DRAINED_IN_A_ROW_MAX = 64;

  // Who is woken by others has mostly an answer to hear, and doesn't wait until all of a message's
  // sockets have it: one of so many is theirs.
  private static final int OTHERS_TURN = 8;

  private static final long SLEPT_NANOS = 5_000_000_000L;

  private final EventLoop eventLoop;
  private final LongSupplier nanos;
  private final Executor thread = this::execute;
  private final Queue<SocketChannel> woken = new ConcurrentLinkedQueue<>();
  // Woken by the loop itself, as most are: this costs no more than a place in a row. A new row for
  // each time, since what is young may be filled without telling the collector.
  private Queue<SocketChannel> wokenHere = new ArrayDeque<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final Set<SocketChannel> lines = new HashSet<>();
  private final WriteBatch batch = new WriteBatch();
  private long tickedNanos;

  LoopChannels(EventLoop eventLoop, LongSupplier nanos, long tickNanos) {
    this.eventLoop = eventLoop;
    this.nanos = nanos;
    this.tickedNanos = nanos.getAsLong();
    var ticking =
        eventLoop.scheduleWithFixedDelay(this::tick, tickNanos, tickNanos, TimeUnit.NANOSECONDS);
    eventLoop.terminationFuture().addListener(ended -> ticking.cancel(false));
  }

  void add(SocketChannel line) {
    lines.add(line);
  }

  void remove(SocketChannel line) {
    lines.remove(line);
  }

  WriteBatch sheaf() {
    return batch;
  }

  /** Runs whatever concerns its lines; always the same object. */
  Executor thread() {
    return thread;
  }

  void wake(SocketChannel line) {
    if (eventLoop.inEventLoop()) {
      wokenHere.add(line);
    } else {
      woken.add(line);
    }
    schedule();
  }

  void execute(Runnable task) {
    try {
      eventLoop.execute(task);
    } catch (RejectedExecutionException ended) {
      // The loop has ended, and all its connections with it.
    }
  }

  private void schedule() {
    if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
      execute(this::drain);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // a hint, and nothing but speed depends on it
  private void drain() {
    // Taken down first, so that whoever is woken from now on finds a task that will come.
    scheduled.set(false);
    for (int i = 0; i < DRAINED_MAX; i++) {
      SocketChannel line = i % OTHERS_TURN == 0 ? first(woken, wokenHere) : first(wokenHere, woken);
      if (line == null) {
        break;
      }
      guarded(line, () -> line.listener().drain());
      if (i % DRAINED_IN_A_ROW_MAX == DRAINED_IN_A_ROW_MAX - 1) {
        Thread.yield();
      }
    }
    batch.forget();
    if (wokenHere.isEmpty()) {
      wokenHere = new ArrayDeque<>();
    }
    if (!wokenHere.isEmpty() || !woken.isEmpty()) {
      schedule();
    }
  }

  private static @Nullable SocketChannel first(
      Queue<SocketChannel> one, Queue<SocketChannel> other) {
    SocketChannel line = one.poll();
    return line == null ? other.poll() : line;
  }

  private void tick() {
    long now = nanos.getAsLong();
    boolean slept = now - tickedNanos > SLEPT_NANOS;
    tickedNanos = now;
    for (SocketChannel line : List.copyOf(lines)) {
      if (slept) {
        line.forgive(now);
      }
      guarded(line, () -> line.tick(now));
    }
  }

  // One broken line must not keep the others of its loop from being served.
  private static void guarded(SocketChannel line, Runnable task) {
    try {
      task.run();
    } catch (Throwable broken) {
      // Also when memory has run out: its cursors have moved past what it wasn't written, so it
      // must not go on as if it had been.
      line.listener().broke(broken);
    }
  }
}
