package org.folkmoot.application.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is to be done, and when: the one thread of the simulation. */
final class Agenda {
  private record Item(long nanos, Replica owner, Runnable task) {}

  private final List<Item> items = new ArrayList<>();
  private final RandomGenerator random;
  private long nowNanos;

  Agenda(RandomGenerator random) {
    this.random = random;
  }

  long nanos() {
    return nowNanos;
  }

  void at(Replica owner, long delayMicros, Runnable task) {
    items.add(new Item(nowNanos + delayMicros * 1_000, owner, task));
  }

  /** What a replica that died still had to do is never done. */
  void forget(Replica owner) {
    items.removeIf(item -> item.owner() == owner);
  }

  /** Lets so much time pass, doing what falls due; what is due at once is done in any order. */
  void pass(long micros) {
    long until = nowNanos + micros * 1_000;
    while (true) {
      List<Item> due = new ArrayList<>();
      long earliest = Long.MAX_VALUE;
      for (Item item : items) {
        if (!item.owner().sleeps()) {
          if (item.nanos() <= nowNanos) {
            due.add(item);
          }
          earliest = Math.min(earliest, item.nanos());
        }
      }
      if (!due.isEmpty()) {
        Item next = due.get(random.nextInt(due.size()));
        items.remove(next);
        next.task().run();
      } else if (earliest <= until) {
        nowNanos = earliest;
      } else {
        nowNanos = until;
        return;
      }
    }
  }
}
