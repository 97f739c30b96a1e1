package org.folkmoot.application.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Those who hear one room on one thread. A thousand sockets are told by as many tasks as they have
 * threads, and nothing of theirs is touched by two.
 */
public final class RoomListeners {
  /** The place of whoever sits in no row. */
  public static final int NOWHERE = -1;

  private final RoomTail tail;
  private final Executor thread;
  private final Measures measures;
  private final Timers timers;
  private final AtomicBoolean marked = new AtomicBoolean();
  private volatile RoomTail.@Nullable Window noticed;
  // Only its thread touches what follows.
  private final List<RoomListener> hearing = new ArrayList<>();
  private int delivered;
  private long lastBornNanos;

  RoomListeners(RoomTail tail, Executor thread, Measures measures, Timers timers) {
    this.tail = tail;
    this.thread = thread;
    this.measures = measures;
    this.timers = timers;
  }

  public RoomTail tail() {
    return tail;
  }

  public void add(RoomListener listener) {
    hearing.add(listener);
    listener.sitAt(hearing.size() - 1);
  }

  /** Whoever sits last takes the place that is free now. */
  public void remove(RoomListener listener) {
    int place = listener.place();
    if (place == NOWHERE) {
      return;
    }
    RoomListener last = hearing.removeLast();
    if (!last.equals(listener)) {
      hearing.set(place, last);
      last.sitAt(place);
    }
    listener.sitAt(NOWHERE);
  }

  void markBehind() {
    if (marked.compareAndSet(false, true)) {
      thread.execute(this::snapshot);
    }
  }

  private void snapshot() {
    // Taken down first, so that whoever makes the tail grow from now on finds a task to come.
    marked.set(false);
    noticed = tail.window();
    hearing.forEach(RoomListener::markBehind);
  }

  /** For the reconciler: a wake may have been lost with its thread. */
  @SuppressWarnings("ReferenceEquality") // each growth is a window of its own
  void recheck() {
    if (noticed != tail.window()) {
      thread.execute(this::snapshot);
    }
  }

  void pass(UserId allBut, Frame frame) {
    thread.execute(() -> hearing.forEach(one -> one.pass(allBut, frame)));
  }

  /**
   * A socket was handed changes. They are measured once for all who are handed some in a row: a
   * clock and a histogram for each were a twentieth of what it costs to tell them.
   */
  public void delivered(int changes, long bornNanos) {
    boolean first = delivered == 0;
    delivered += changes;
    lastBornNanos = bornNanos;
    if (first) {
      thread.execute(this::measure);
    }
  }

  private void measure() {
    measures.delivered(delivered, timers.nanos() - lastBornNanos);
    delivered = 0;
  }
}
