package org.folkmoot.application.posting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.folkmoot.application.log.RoomBusy;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.room.RoomId;

/**
 * Takes everyone who is waiting, each time it is free, into one transaction: alone you wait for
 * nobody, and under load a hundred posts share one commit. After a large one it rests for a moment.
 *
 * <p>A room whose row somebody else holds must not hold up its neighbours: it goes on alone, on a
 * detour, and what is posted to it meanwhile queues up behind it there, so its order stays.
 */
public final class PostingLane {
  /** More would make the first wait for the last, and gains nothing: a commit's cost is spread. */
  static final int BATCH_MAX = 512;

  /** So many at once come from so many people that the next ones come soon. */
  static final int MANY = 8;

  /** Shorter than a large batch takes, and long enough for answers to arrive and be answered. */
  static final int REST_MILLIS = 4;

  // Some seconds' worth of the most that a machine stores; beyond it, waiting is worse than a nack.
  private static final int WAITING_MAX = 20_000;

  // Whoever slept longer can't trust that the sender still waits, or that the sign-in is still
  // good.
  private static final long STALE_NANOS = 5_000_000_000L;

  // A database that took longer to say nothing stands still; a second try would take as long, and
  // so would everyone who waits behind it.
  private static final long STANDSTILL_NANOS = 1_500_000_000L;

  /** A post and the one who waits for its answer. */
  public record Waiting(PostRequest post, CompletableFuture<Decision<Posted>> answer) {
    void fail(Unavailable trouble) {
      answer.completeExceptionally(trouble);
    }
  }

  private final PostBatchStore storing;
  private final Executor own;
  private final Executor elsewhere;
  private final Timers timers;
  private final Measures measures;

  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private final Map<RoomId, Queue<Waiting>> detours = new HashMap<>();
  private boolean running;
  private boolean resting;
  private int rests;
  private long restsUntilNanos;

  /**
   * Makes a lane.
   *
   * @param own runs its batches, one after another
   * @param elsewhere runs its detours, for they wait for others
   */
  public PostingLane(
      PostBatchStore storing, Executor own, Executor elsewhere, Timers timers, Measures measures) {
    this.storing = storing;
    this.own = own;
    this.elsewhere = elsewhere;
    this.timers = timers;
    this.measures = measures;
  }

  void offer(Waiting post) {
    synchronized (this) {
      Queue<Waiting> detour = detours.get(post.post().room());
      Queue<Waiting> queue = detour == null ? waiting : detour;
      if (queue.size() < WAITING_MAX) {
        queue.add(post);
        if (detour != null || (running && !hasRested())) {
          return;
        }
        running = true;
        resting = false;
      } else {
        post.fail(new Unavailable("too many posts are waiting"));
        return;
      }
    }
    own.execute(this::run);
  }

  synchronized boolean isQuiet() {
    return !running && detours.isEmpty();
  }

  private void run() {
    List<Waiting> batch = next();
    if (batch.isEmpty()) {
      return;
    }
    try {
      store(batch);
    } finally {
      goOn(batch.size());
    }
  }

  /**
   * Whoever was just answered is about to say more. After a large batch most of those who would be
   * in the next one haven't come yet, and it would be a small one that costs nearly as much: so it
   * rests, unless a full one waits already.
   */
  private void goOn(int stored) {
    int rest;
    synchronized (this) {
      resting = stored >= MANY && waiting.size() < BATCH_MAX;
      if (resting) {
        rests++;
        restsUntilNanos = timers.nanos() + REST_MILLIS * 1_000_000L;
      }
      rest = resting ? rests : 0;
    }
    if (rest == 0) {
      own.execute(this::run);
    } else {
      timers.after(REST_MILLIS, () -> wake(rest));
    }
  }

  // The timer of a rest that somebody has ended must not end the next one.
  private void wake(int rest) {
    synchronized (this) {
      if (!resting || rest != rests) {
        return;
      }
      resting = false;
    }
    own.execute(this::run);
  }

  // When the timer is late, whoever comes sees that the rest is over.
  private boolean hasRested() {
    return resting && (waiting.size() >= BATCH_MAX || timers.nanos() - restsUntilNanos > 0);
  }

  /** The next batch; none ends the run, in the same breath in which the queue was seen empty. */
  private synchronized List<Waiting> next() {
    List<Waiting> batch = taken(waiting);
    if (batch.isEmpty()) {
      running = false;
    }
    return batch;
  }

  private void store(List<Waiting> taken) {
    List<Waiting> batch = fresh(taken);
    if (batch.isEmpty()) {
      return;
    }
    long began = timers.nanos();
    try {
      storing.store(batch);
      measures.committed(batch.size(), timers.nanos() - began);
    } catch (RoomBusy held) {
      sendOnDetours(batch);
    } catch (Unavailable lost) {
      if (timers.nanos() - began > STANDSTILL_NANOS) {
        fail(batch, lost);
        failWaiting(lost);
      } else {
        again(batch);
      }
    } catch (RuntimeException broken) {
      fail(batch, new Unavailable("storing failed", broken));
      throw broken;
    }
  }

  private void failWaiting(Unavailable standstill) {
    List<Waiting> behind;
    synchronized (this) {
      behind = List.copyOf(waiting);
      waiting.clear();
    }
    fail(behind, standstill);
  }

  // The commit may have gone through though its answer was lost: storing it again tells.
  private void again(List<Waiting> batch) {
    try {
      storing.store(batch);
    } catch (Unavailable away) {
      fail(batch, away);
    } catch (RuntimeException broken) {
      fail(batch, new Unavailable("storing failed", broken));
      throw broken;
    }
  }

  private void fail(List<Waiting> batch, Unavailable trouble) {
    measures.unavailable(batch.size());
    batch.forEach(post -> post.fail(trouble));
  }

  private List<Waiting> fresh(List<Waiting> taken) {
    long now = timers.nanos();
    List<Waiting> fresh = new ArrayList<>(taken.size());
    List<Waiting> stale = new ArrayList<>();
    for (Waiting post : taken) {
      (now - post.post().arrivedNanos() > STALE_NANOS ? stale : fresh).add(post);
    }
    if (!stale.isEmpty()) {
      fail(stale, new Unavailable("it waited too long to be begun"));
    }
    return fresh;
  }

  private void sendOnDetours(List<Waiting> batch) {
    Map<RoomId, List<Waiting>> byRoom = new LinkedHashMap<>();
    for (Waiting post : batch) {
      byRoom.computeIfAbsent(post.post().room(), room -> new ArrayList<>()).add(post);
    }
    synchronized (this) {
      byRoom.forEach(
          (room, posts) -> {
            Queue<Waiting> detour = new ArrayDeque<>(posts);
            waiting.removeIf(later -> later.post().room().equals(room) && detour.add(later));
            detours.put(room, detour);
          });
    }
    byRoom.keySet().forEach(room -> elsewhere.execute(() -> detour(room)));
  }

  private void detour(RoomId room) {
    List<Waiting> batch;
    synchronized (this) {
      batch = taken(detours.getOrDefault(room, new ArrayDeque<>()));
      if (batch.isEmpty()) {
        detours.remove(room);
        return;
      }
    }
    try {
      List<Waiting> fresh = fresh(batch);
      if (!fresh.isEmpty()) {
        again(fresh);
      }
    } finally {
      elsewhere.execute(() -> detour(room));
    }
  }

  private static List<Waiting> taken(Queue<Waiting> queue) {
    List<Waiting> batch = new ArrayList<>();
    while (batch.size() < BATCH_MAX && !queue.isEmpty()) {
      batch.add(queue.remove());
    }
    return batch;
  }
}
