package org.folkmoot.load.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Does something at a rate, whatever becomes of it: who is late has been late since it was due. */
final class Pace {
  private Pace() {}

  /**
   * Blocks for that time.
   *
   * @param each is told when it was due
   */
  static long keep(double perSecond, double seconds, LongConsumer each) {
    long begun = System.nanoTime();
    double apart = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long count = Math.round(perSecond * seconds);
    for (long i = 0; i < count; i++) {
      long due = begun + (long) (i * apart);
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      each.accept(due);
    }
    return count;
  }

  static void rest(double seconds) {
    long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    for (long wait = end - System.nanoTime(); wait > 0; wait = end - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
  }
}
