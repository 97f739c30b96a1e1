package org.folkmoot.application.task;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What others have for one session's thread to do, in order. Each message that a socket is handed
 * looks here and finds nothing, so that looking is one read, and nothing is written.
 */
public final class TaskInbox {
  /**
   * A whole list of rooms told anew is a task for each of some thousand rooms; this is several of
   * them in a row, before the thread has come once. A thread that is so late doesn't come at all.
   */
  public static final int TASKS_MAX = 16_384;

  private static final AtomicReferenceFieldUpdater<TaskInbox, @Nullable Task> NEWEST =
      AtomicReferenceFieldUpdater.newUpdater(TaskInbox.class, Task.class, "newest");

  private volatile @Nullable Task newest;

  // Taken already, the oldest first. Only the draining thread touches it.
  private @Nullable Task taken;

  private static final class Task {
    private final Runnable what;
    // The one that came before it; once it is taken, the one that came after it.
    private @Nullable Task next;
    // How many weren't taken, with this one: so nothing has to be counted down.
    private final int waiting;

    Task(Runnable what, @Nullable Task before) {
      this.what = what;
      this.next = before;
      this.waiting = before == null ? 1 : before.waiting + 1;
    }
  }

  /**
   * From any thread.
   *
   * @return whether nothing waited before, so that the thread has to be asked to come
   */
  public boolean add(Runnable what) {
    return NEWEST.getAndUpdate(this, before -> new Task(what, before)) == null;
  }

  /** Whether as much waits as may. From any thread. */
  public boolean isFull() {
    Task last = newest;
    return last != null && last.waiting >= TASKS_MAX;
  }

  /** Whether something came that wasn't taken yet. From any thread. */
  public boolean hasNews() {
    return newest != null;
  }

  /** The next thing to do, or null. */
  public @Nullable Runnable poll() {
    if (taken == null && newest != null) {
      taken = oldestFirst(NEWEST.getAndSet(this, null));
    }
    Task first = taken;
    if (first == null) {
      return null;
    }
    taken = first.next;
    return first.what;
  }

  private static @Nullable Task oldestFirst(@Nullable Task newest) {
    Task first = null;
    Task rest = newest;
    while (rest != null) {
      Task older = rest.next;
      rest.next = first;
      first = rest;
      rest = older;
    }
    return first;
  }
}
