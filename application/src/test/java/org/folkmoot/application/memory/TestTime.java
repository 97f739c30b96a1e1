package org.folkmoot.application.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.folkmoot.application.live.Timers;

/** A clock that stands still until it is moved. What was to be done later is never done. */
public final class TestTime implements InstantSource, Timers {
  private volatile Instant now;
  private volatile long nanos = 1_000;

  public TestTime(Instant beginning) {
    this.now = beginning;
  }

  public synchronized void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
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
  public void after(int millis, Runnable task) {}
}
