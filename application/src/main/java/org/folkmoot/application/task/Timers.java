package org.folkmoot.application.task;

/** For doing something a little later. */
public interface Timers {
  /** A clock that only ever goes forward, of no meaning but its differences. */
  long nanos();

  void after(int millis, Runnable task);
}
