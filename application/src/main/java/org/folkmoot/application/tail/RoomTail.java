package org.folkmoot.application.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.TailEntry;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A room's latest changes on this replica, without a gap from {@code base} to {@code head}.
 *
 * <p>Changes are offered by whoever learns of them, in any order and any number of times. The next
 * one is appended; one that is older is known already; one that is ahead waits for its neighbour,
 * and if that doesn't come the log is read.
 */
public final class RoomTail {
  /** A socket further behind than this reads the log: it costs one query and no memory here. */
  public static final int ENTRIES_MAX = 512;

  // More that came too early is a gap that the log fills better.
  private static final int EARLY_MAX = 1_024;

  /** Everything after {@code base} up to {@code head}. Immutable, so it is read without a lock. */
  public record Window(
      Epoch epoch, Seq base, List<TailEntry> entries, Seq head, List<LogSpan> stretches) {
    /** Right after this head; nothing is held yet. */
    static Window at(Epoch epoch, Seq head) {
      return new Window(epoch, head, List.of(), head, List.of());
    }

    /** With what comes right after it. */
    Window followedBy(List<TailEntry> next, Seq end) {
      return newest(base, joined(entries, next), end, stretches);
    }

    /** The same, as the log tells it. */
    Window followedBy(List<TailEntry> next, LogSpan log) {
      return newest(base, joined(entries, next), log.upTo(), joined(stretches, List.of(log)));
    }

    /** With what the log tells from there up to its base. */
    Window precededBy(Seq from, List<TailEntry> older, LogSpan log) {
      return newest(from, joined(older, entries), head, joined(stretches, List.of(log)));
    }

    // Of all these as many as a tail holds.
    private Window newest(Seq from, List<TailEntry> all, Seq end, List<LogSpan> marks) {
      int dropped = Math.max(0, all.size() - ENTRIES_MAX);
      Seq start = dropped == 0 ? from : all.get(dropped - 1).seq();
      return new Window(
          epoch,
          start,
          List.copyOf(all.subList(dropped, all.size())),
          end,
          marks.isEmpty() ? marks : marks.stream().filter(m -> m.countsAfter(start)).toList());
    }

    private static <T> List<T> joined(List<T> older, List<T> newer) {
      List<T> both = new ArrayList<>(older.size() + newer.size());
      both.addAll(older);
      both.addAll(newer);
      return both;
    }

    /** Whether it may not tell somebody who stands there that they were out. */
    public boolean hides(UserId user, long cursor) {
      for (LogSpan span : stretches) {
        if (span.hides(user, cursor)) {
          return true;
        }
      }
      return false;
    }

    public boolean reaches(long cursor) {
      return cursor >= base.value();
    }

    /** The place of the first entry after the cursor. */
    public int after(long cursor) {
      int low = 0;
      int high = entries.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (entries.get(middle).seq().value() > cursor) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }
  }

  private final RoomId room;
  private final Measures measures;
  private final Timers timers;
  private final Map<Executor, RoomListeners> rows = new ConcurrentHashMap<>();
  private final TreeMap<Long, TailEntry> early = new TreeMap<>();
  // The window's, once there is one.
  private @Nullable Epoch earlyEpoch;
  private volatile @Nullable Window window;

  RoomTail(RoomId room, Measures measures, Timers timers) {
    this.room = room;
    this.measures = measures;
    this.timers = timers;
  }

  public RoomId room() {
    return room;
  }

  /** Null until the first head is known. */
  public @Nullable Window window() {
    return window;
  }

  /** Those who hear it on one thread. */
  public RoomListeners row(Executor thread) {
    return rows.computeIfAbsent(thread, own -> new RoomListeners(this, own, measures, timers));
  }

  /** As this tail holds it: thousands needn't look at one of their own each. */
  public Epoch shared(Epoch epoch) {
    Window now = window;
    return now != null && now.epoch().equals(epoch) ? now.epoch() : epoch;
  }

  /** What became of an offered change. */
  enum Offer {
    APPENDED,
    KNOWN,
    EARLY,
    OTHER_EPOCH
  }

  /** The first head that was read for this tail: it begins right after it. */
  void settle(Epoch epoch, Seq head) {
    synchronized (this) {
      if (window == null) {
        begin(epoch, head);
      }
    }
    markBehind();
  }

  Offer offer(Epoch epoch, List<TailEntry> entries) {
    boolean grew;
    boolean waiting;
    synchronized (this) {
      Window now = window;
      if (now != null && !now.epoch().equals(epoch)) {
        return Offer.OTHER_EPOCH;
      }
      if (now == null && !epoch.equals(earlyEpoch)) {
        early.clear();
        earlyEpoch = epoch;
      }
      for (TailEntry entry : entries) {
        if (now == null || entry.seq().isAfter(now.head())) {
          early.put(entry.seq().value(), entry);
        }
      }
      grew = absorbEarly();
      while (early.size() > EARLY_MAX) {
        early.pollLastEntry();
      }
      waiting = now != null && !early.isEmpty();
    }
    if (grew) {
      markBehind();
    }
    return waiting ? Offer.EARLY : grew ? Offer.APPENDED : Offer.KNOWN;
  }

  /**
   * A stretch that was read from the log takes its place. What came by the bus meanwhile stays; of
   * the stretch only what is newer counts.
   */
  void graft(List<TailEntry> stretch, History.Stretch read) {
    synchronized (this) {
      Window now = window;
      if (now == null || !now.epoch().equals(read.epoch()) || !read.head().isAfter(now.head())) {
        return;
      }
      List<TailEntry> newer =
          stretch.stream().filter(entry -> entry.seq().isAfter(now.head())).toList();
      window = now.followedBy(newer, new LogSpan(read.head(), read.touched()));
      absorbEarly();
    }
    markBehind();
  }

  /**
   * A stretch that was read from the log goes before what is held already, which is newer: of the
   * stretch only what lies before that counts. It grows backwards, so nobody has to look.
   */
  synchronized void deepen(Seq from, List<TailEntry> stretch, History.Stretch read) {
    Window now = window;
    if (now == null
        || !now.epoch().equals(read.epoch())
        || now.reaches(from.value())
        || now.base().isAfter(read.head())) {
      return;
    }
    List<TailEntry> older =
        stretch.stream().filter(entry -> !entry.seq().isAfter(now.base())).toList();
    window = now.precededBy(from, older, new LogSpan(now.base(), read.touched()));
  }

  /** Forgets everything: whoever is behind this head reads the log for themselves. */
  void restart(Epoch epoch, Seq head) {
    synchronized (this) {
      begin(epoch, head);
    }
    markBehind();
  }

  private void begin(Epoch epoch, Seq head) {
    window = Window.at(epoch, head);
    if (!epoch.equals(earlyEpoch)) {
      early.clear();
    }
    earlyEpoch = epoch;
    absorbEarly();
  }

  /** Whether a change that was offered still waits for its neighbour. */
  boolean lacks(Seq seq) {
    Window now = window;
    return now != null && seq.isAfter(now.head());
  }

  void markBehind() {
    rows.values().forEach(RoomListeners::markBehind);
  }

  /** For the reconciler: a wake may have been lost with its thread. */
  void recheck() {
    rows.values().forEach(RoomListeners::recheck);
  }

  /** Hands something that passes to everyone in the room but one. */
  public void pass(UserId allBut, Frame frame) {
    rows.values().forEach(listeners -> listeners.pass(allBut, frame));
  }

  private boolean absorbEarly() {
    Window now = window;
    if (now == null) {
      return false;
    }
    early.headMap(now.head().value(), true).clear();
    List<TailEntry> next = new ArrayList<>();
    long head = now.head().value();
    while (!early.isEmpty() && early.firstKey() == head + 1) {
      next.add(early.pollFirstEntry().getValue());
      head++;
    }
    if (next.isEmpty()) {
      return false;
    }
    window = now.followedBy(next, new Seq(head));
    return true;
  }

  @Override
  public String toString() {
    Window now = window;
    return room + (now == null ? "?" : "(" + now.base() + ", " + now.head() + "]");
  }
}
