package org.folkmoot.application.posting;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs what it is given when the test says so, in order, on the test's own thread. */
final class Steps implements Executor {
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    waiting.add(task);
  }

  /** Does what is next; false if there is nothing. */
  boolean one() {
    Runnable next = waiting.poll();
    if (next == null) {
      return false;
    }
    next.run();
    return true;
  }

  void all() {
    boolean more = true;
    while (more) {
      more = one();
    }
  }
}
