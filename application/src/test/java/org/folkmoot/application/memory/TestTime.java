package org.folkmoot.application.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.task.Timers;

/** A clock that stands still until it is moved; what falls due on the way is done by the mover. */
public final class TestTime implements InstantSource, Timers {
  private record Later(long nanos, Runnable task) {}

  private final List<Later> later = new ArrayList<>();
  private volatile Instant now;
  private volatile long nanos = 1_000;

  public TestTime(Instant beginning) {
    this.now = beginning;
  }

  public void pass(Duration time) {
    long until = nanos + time.toNanos();
    for (Optional<Later> due = due(until); due.isPresent(); due = due(until)) {
      moveTo(Math.max(nanos, due.get().nanos()));
      due.get().task().run();
    }
    moveTo(until);
  }

  /** Time passes, and of what fell due meanwhile nothing has begun. */
  public void oversleep(Duration time) {
    moveTo(nanos + time.toNanos());
  }

  private synchronized Optional<Later> due(long until) {
    Optional<Later> first =
        later.stream()
            .filter(item -> item.nanos() <= until)
            .min(Comparator.comparingLong(Later::nanos));
    first.ifPresent(later::remove);
    return first;
  }

  private void moveTo(long then) {
    now = now.plusNanos(then - nanos);
    nanos = then;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public synchronized void after(int millis, Runnable task) {
    later.add(new Later(nanos + millis * 1_000_000L, task));
  }
}
