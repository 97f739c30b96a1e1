package org.folkmoot.application.tail;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.frame.TailEntry;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.task.BackgroundWork;
import org.folkmoot.application.task.ConcurrencyLimit;
import org.folkmoot.application.task.Timers;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.jspecify.annotations.Nullable;

/** The tails of the rooms that this replica serves: each as long as somebody holds it. */
public final class Tails {
  // A neighbour on the bus is a few milliseconds away; who hasn't come by then isn't coming.
  private static final int NEIGHBOUR_MILLIS = 50;

  // Each is a few answers of the database's, one after another, on one connection: so few of those
  // that a replica has are hardly missed by whoever posts meanwhile.
  public static final int HEALED_AT_ONCE_MAX = 4;

  // Nobody waits for more than this to be read before they are greeted; those who come next do the
  // rest.
  private static final int REACHED_MAX = 8;

  private final History history;
  private final Doorbell doorbell;
  private final Frames frames;
  private final Timers timers;
  private final Executor executor;
  private final Measures measures;
  private final Map<RoomId, Held> all = new ConcurrentHashMap<>();
  private final ConcurrencyLimit ward;
  // Until they are healed: a look at the database finds them behind each second.
  private final Set<RoomTail> inWard = ConcurrentHashMap.newKeySet();

  private record Held(RoomTail tail, int holders) {}

  public Tails(
      History history, Doorbell doorbell, Frames frames, BackgroundWork work, Measures measures) {
    this.history = history;
    this.doorbell = doorbell;
    this.frames = frames;
    this.timers = work.timers();
    this.executor = work.executor();
    this.measures = measures;
    this.ward = new ConcurrencyLimit(executor, HEALED_AT_ONCE_MAX);
  }

  /** Takes hold of a room's tail. Whoever finds it without a window settles it, or releases it. */
  public RoomTail hold(RoomId room) {
    Held held =
        all.compute(
            room,
            (id, known) -> {
              if (known != null) {
                return new Held(known.tail(), known.holders() + 1);
              }
              doorbell.attend(id);
              return new Held(new RoomTail(id, measures, timers), 1);
            });
    return held.tail();
  }

  public void release(RoomTail tail) {
    all.computeIfPresent(
        tail.room(),
        (id, held) -> {
          if (held.holders() > 1) {
            return new Held(held.tail(), held.holders() - 1);
          }
          doorbell.ignore(id);
          return null;
        });
  }

  public Optional<RoomTail> of(RoomId room) {
    return Optional.ofNullable(all.get(room)).map(Held::tail);
  }

  /** A fresh tail attends before its head is read, so nothing falls between the two. Blocks. */
  public void settle(Collection<RoomTail> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    History.Heads heads = history.heads(fresh.stream().map(RoomTail::room).toList());
    for (RoomTail tail : fresh) {
      Seq head = heads.of().get(tail.room());
      if (head == null) {
        // A restore has taken the room away: whoever is in it reads the log, which says so.
        tail.settle(Epoch.NONE, Seq.ZERO);
      } else {
        tail.settle(heads.epoch(), head);
      }
    }
  }

  /**
   * Makes tails reach back to where somebody has come from, unless that is too far. Where one comes
   * from thousands may, and none of them reads the log then. Blocks.
   */
  public void reach(List<SubscriptionStart> starts) {
    int read = 0;
    for (SubscriptionStart start : starts) {
      Seq from = beginningFor(start);
      if (from != null && read < REACHED_MAX) {
        read++;
        history
            .stretch(start.id(), from, CatchUp.MESSAGES_MAX)
            .filter(History.Stretch::whole)
            .ifPresent(found -> start.tail().deepen(from, entries(found), found));
      }
    }
  }

  // Null when the tail reaches them already, or never will. Of those who were cut off together some
  // had heard a little less than others, so it is as far again beyond where they have come from.
  private static @Nullable Seq beginningFor(SubscriptionStart start) {
    RoomTail.Window window = start.tail().window();
    if (window == null
        || !start.goesOn()
        || !window.epoch().equals(start.epoch())
        || window.reaches(start.cursor().value())) {
      return null;
    }
    long head = window.head().value();
    long missed = head - start.cursor().value();
    long depth = Math.min(2 * missed, RoomTail.ENTRIES_MAX);
    return missed > RoomTail.ENTRIES_MAX ? null : new Seq(Math.max(0, head - depth));
  }

  /** The rooms that this replica serves, each with the head that it knows by now. */
  public Map<RoomId, Seq> heads() {
    Map<RoomId, Seq> heads = new HashMap<>();
    all.forEach(
        (room, held) -> {
          RoomTail.Window window = held.tail().window();
          if (window != null) {
            heads.put(room, window.head());
          }
        });
    return heads;
  }

  /** Those of them whose tails belong to another history. */
  public Set<RoomId> notOf(Epoch epoch) {
    Set<RoomId> strangers = new HashSet<>();
    all.forEach(
        (room, held) -> {
          RoomTail.Window window = held.tail().window();
          if (window != null && !window.epoch().equals(epoch)) {
            strangers.add(room);
          }
        });
    return strangers;
  }

  /** For the reconciler: sockets are told again of what they seem not to have noticed. */
  public void recheck() {
    all.values().forEach(held -> held.tail().recheck());
  }

  /** What was committed is taken by those tails that lack it. */
  public void offer(Epoch epoch, RoomId room, List<TailEntry> entries) {
    Held held = all.get(room);
    if (held == null) {
      return;
    }
    RoomTail tail = held.tail();
    if (tail.offer(epoch, entries) == RoomTail.Offer.EARLY) {
      timers.after(
          NEIGHBOUR_MILLIS,
          () -> {
            if (tail.lacks(entries.getLast().seq())) {
              executor.execute(() -> heal(tail));
            }
          });
    }
  }

  /** Something may have been committed in a room. */
  public void look(RoomId room) {
    of(room).ifPresent(tail -> executor.execute(() -> heal(tail)));
  }

  /**
   * The database says how far a room is. A tail that is behind, or of another history, is mended:
   * what has to be read for it is read elsewhere, for a few rooms at a time. One that somebody has
   * just taken hold of is theirs to settle.
   */
  public void reconcile(Epoch epoch, RoomId room, Seq head) {
    Held held = all.get(room);
    RoomTail.Window window = held == null ? null : held.tail().window();
    if (held == null || window == null) {
      return;
    }
    RoomTail tail = held.tail();
    if (!window.epoch().equals(epoch)) {
      tail.restart(epoch, head);
    } else if (head.isAfter(window.head()) && inWard.add(tail)) {
      try {
        ward.execute(() -> healInWard(tail, head));
      } catch (RejectedExecutionException full) {
        // The next look finds it still behind.
        inWard.remove(tail);
      }
    }
  }

  private void healInWard(RoomTail tail, Seq head) {
    try {
      // While it waited, its neighbours may have come.
      if (tail.lacks(head)) {
        heal(tail);
      }
    } catch (Unavailable away) {
      // The next look finds it still behind.
    } finally {
      inWard.remove(tail);
    }
  }

  /** Somebody has read of another history: a tail that belongs to an older one is worth nothing. */
  public void dropOtherHistory(Epoch epoch, RoomId room, Seq head) {
    Held held = all.get(room);
    RoomTail.Window window = held == null ? null : held.tail().window();
    if (held != null && window != null && !window.epoch().equals(epoch)) {
      held.tail().restart(epoch, head);
    }
  }

  /** Reads what a tail has missed. Blocks. */
  private void heal(RoomTail tail) {
    RoomTail.Window window = tail.window();
    if (window == null) {
      return;
    }
    Optional<History.Stretch> read =
        history.stretch(tail.room(), window.head(), CatchUp.MESSAGES_MAX);
    if (read.isEmpty()) {
      return;
    }
    History.Stretch stretch = read.get();
    if (!stretch.epoch().equals(window.epoch()) || !stretch.whole()) {
      tail.restart(stretch.epoch(), stretch.head());
      return;
    }
    if (!stretch.head().isAfter(window.head())) {
      return;
    }
    measures.gapHealed();
    tail.graft(entries(stretch), stretch);
  }

  private List<TailEntry> entries(History.Stretch stretch) {
    return stretch.changes().stream().map(this::entry).toList();
  }

  public TailEntry entry(Change change) {
    return TailEntry.of(change, frames.of(change), timers.nanos());
  }
}
