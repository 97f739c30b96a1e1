package org.folkmoot.application.follow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.follow.LogFollowers.Behind;
import org.folkmoot.application.follow.LogFollowers.Lease;
import org.folkmoot.application.follow.LogFollowers.Trouble;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.jspecify.annotations.Nullable;

/** Walks the log for one work, while it is this replica's turn. One visit at a time. */
public final class LogFollower {
  /** How often it comes by: nobody should have to wait for a second. */
  public static final int PERIOD_MILLIS = 200;

  // Three of them may be lost before another replica takes over.
  private static final long BEAT_NANOS = Duration.ofSeconds(3).toNanos();

  // With a beat and a visit on top, nobody who has ended is waited for longer than 15 s.
  private static final long DEAD_AFTER_NANOS = Duration.ofSeconds(9).toNanos();

  private static final long LOOK_NANOS = Duration.ofMinutes(1).toNanos();
  private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

  private static final int ROOMS_AT_ONCE = 100;
  // So that positions are moved now and then, however far behind a room is.
  private static final int CHANGES_AT_ONCE = 100;

  static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  static final Duration LONGEST_WAIT = Duration.ofHours(1);
  static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

  private static final RoomId FIRST = new RoomId(new UUID(0, 0));

  private final LogFollowerHandler work;
  private final LogFollowerName name;
  private final LogFollowers followers;
  private final Timers timers;
  private final InstantSource clock;
  private final Measures measures;
  private final UUID self;

  private final Map<RoomId, Long> dirty = new HashMap<>();
  private volatile boolean stopping;
  private boolean begun;
  private boolean walks;
  private @Nullable Lease heard;
  private long heardNanos;
  private long beatNanos;
  private long lookedNanos;
  private long retriedNanos;
  // Where a look at all heads goes on; null: none is under way.
  private @Nullable RoomId lookingAfter;

  /**
   * Makes one.
   *
   * @param self this replica, by another name in each of its lives
   */
  public LogFollower(
      LogFollowerHandler work,
      LogFollowers followers,
      Timers timers,
      InstantSource clock,
      Measures measures,
      UUID self) {
    this.work = work;
    this.name = work.name();
    this.followers = followers;
    this.timers = timers;
    this.clock = clock;
    this.measures = measures;
    this.self = self;
  }

  /**
   * Walks what there is to walk. Blocks.
   *
   * @param fresh rooms in which something was committed, and since when that is known
   */
  public synchronized void visit(Map<RoomId, Long> fresh) {
    if (stopping || !hasTurn()) {
      dirty.clear();
      return;
    }
    fresh.forEach(dirty::putIfAbsent);
    if (isOver(retriedNanos, RETRY_NANOS)) {
      retriedNanos = timers.nanos();
      followers.due(name, clock.instant(), CHANGES_AT_ONCE).forEach(this::retry);
    }
    if (isOver(lookedNanos, LOOK_NANOS)) {
      beginLook();
    }
    RoomId after = lookingAfter;
    if (after != null) {
      look(after);
    }
    while (walks && !stopping && !dirty.isEmpty() && hasTurn()) {
      List<RoomId> rooms = dirty.keySet().stream().limit(ROOMS_AT_ONCE).toList();
      walk(followers.behind(name, rooms), rooms);
    }
  }

  /** Ends for good, and lets another replica walk at once. */
  public void stop() {
    stopping = true;
    synchronized (this) {
      if (walks) {
        walks = false;
        followers.grant(name, Lease.NOBODY, followers.lease(name, self));
      }
    }
  }

  private boolean isOver(long sinceNanos, long periodNanos) {
    return timers.nanos() - sinceNanos >= periodNanos;
  }

  // --- whose turn it is ---

  private boolean hasTurn() {
    if (begun && !isOver(beatNanos, BEAT_NANOS)) {
      return walks;
    }
    if (!begun) {
      followers.begin(name);
      begun = true;
    }
    // Before it is asked: the word counts from when it was said, not from when it was answered.
    long now = timers.nanos();
    Lease lease = followers.lease(name, self);
    beatNanos = now;
    boolean had = walks;
    walks = lease.holder().equals(self) || (isFree(lease, now) && takes(lease));
    if (walks && !had) {
      beginLook();
    }
    return walks;
  }

  private boolean isFree(Lease lease, long now) {
    if (!lease.equals(heard)) {
      heard = lease;
      heardNanos = now;
    }
    return lease.holder().equals(Lease.NOBODY) || now - heardNanos >= DEAD_AFTER_NANOS;
  }

  // Whoever has it still is told so with the next word, and then looks at everything anew.
  private void loseTurn() {
    walks = false;
    dirty.clear();
    beatNanos = timers.nanos() - BEAT_NANOS;
  }

  private boolean takes(Lease lease) {
    return followers.grant(name, self, lease);
  }

  // --- walking ---

  private void beginLook() {
    lookedNanos = timers.nanos();
    lookingAfter = FIRST;
    measures.setAside(name.value(), followers.setAside(name));
  }

  // A part of it with each visit, so that what is told of meanwhile needn't wait for all of it.
  private void look(RoomId after) {
    List<Behind> behind = followers.behindAfter(name, after, ROOMS_AT_ONCE);
    walk(behind, behind.stream().map(Behind::room).toList());
    lookingAfter = behind.size() < ROOMS_AT_ONCE ? null : behind.getLast().room();
  }

  private void walk(List<Behind> behind, List<RoomId> asked) {
    Map<RoomId, Seq> reached = new HashMap<>();
    for (Behind room : behind) {
      reached.put(room.room(), walk(room));
    }
    if (!behind.isEmpty() && !followers.move(name, self, behind.getFirst().epoch(), reached)) {
      loseTurn();
      return;
    }
    long now = timers.nanos();
    for (RoomId room : asked) {
      Long since = dirty.remove(room);
      if (since != null) {
        measures.followed(name.value(), now - since);
      }
    }
    for (Behind room : behind) {
      if (room.head().isAfter(reached.getOrDefault(room.room(), Seq.ZERO))) {
        dirty.put(room.room(), now);
      }
    }
  }

  private Seq walk(Behind room) {
    List<Seq> found = work.concerning(room.room(), room.position(), room.head(), CHANGES_AT_ONCE);
    for (Seq changed : found) {
      // What fails is kept as a trouble, and the others go on.
      boolean _ = handles(new Trouble(room.room(), changed, clock.instant(), 0, null));
    }
    return found.size() < CHANGES_AT_ONCE ? room.head() : found.getLast();
  }

  private void retry(Trouble trouble) {
    Seq before = new Seq(trouble.changed().value() - 1);
    boolean stands = !work.concerning(trouble.room(), before, trouble.changed(), 1).isEmpty();
    if (!stands || handles(trouble)) {
      followers.settle(name, trouble.room(), trouble.changed());
    }
  }

  /** Whether it went well; if not, it is kept. Where not even that can be done, nothing goes on. */
  private boolean handles(Trouble before) {
    try {
      work.handle(before.room(), before.changed());
      return true;
    } catch (RuntimeException failed) {
      followers.keep(name, again(before));
      measures.followerFailed(name.value(), failed);
      return false;
    }
  }

  private Trouble again(Trouble before) {
    Instant now = clock.instant();
    boolean over = !now.isBefore(before.since().plus(GIVEN_UP_AFTER));
    Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(before.tries(), 20));
    Instant next = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    return new Trouble(
        before.room(), before.changed(), before.since(), before.tries() + 1, over ? null : next);
  }
}
