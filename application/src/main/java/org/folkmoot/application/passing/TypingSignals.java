package org.folkmoot.application.passing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.task.BackgroundWork;
import org.folkmoot.application.task.ConcurrencyLimit;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.rules.DirectRooms;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/**
 * Who is typing where. It is never kept: who hears of it forgets it after a while by themselves, so
 * that nobody types for ever whose replica or network has died.
 */
final class TypingSignals {
  // A client says it again while its user goes on.
  private static final long AGAIN_NANOS = 3_000_000_000L;
  private static final int FORGOTTEN_MILLIS = 6_000;

  // One look by its key once in three seconds for each who types: two at once are hundreds a
  // second.
  private static final int ASKED_AT_ONCE_MAX = 2;
  // Who waits for longer than a second or so has typed it by then.
  private static final int WAITING_MAX = 500;

  private final History history;
  private final Timers timers;
  private final InstantSource clock;
  private final SignalFanOut spread;
  private final ConcurrencyLimit asked;
  private final Map<Place, Long> said = new ConcurrentHashMap<>();
  private final Map<Place, Long> heard = new ConcurrentHashMap<>();

  private record Place(RoomId room, UserId who) {}

  TypingSignals(History history, SignalFanOut spread, BackgroundWork work) {
    this.history = history;
    this.timers = work.timers();
    this.clock = work.clock();
    this.spread = spread;
    this.asked = new ConcurrencyLimit(work.executor(), ASKED_AT_ONCE_MAX, WAITING_MAX);
  }

  /** Somebody of this replica, who is in the room, types or has stopped. Doesn't block. */
  void says(Ring.TypingRing ring) {
    if (!mayBeSaid(ring.room(), ring.who(), ring.on())) {
      return;
    }
    if (!ring.on()) {
      tellEverywhere(ring);
      return;
    }
    try {
      asked.execute(() -> ask(ring));
    } catch (RejectedExecutionException full) {
      // It is said again in three seconds, and was never promised.
      said.remove(new Place(ring.room(), ring.who()));
    }
  }

  // Who may not say anything isn't seen to be about to; nor is anybody, while nobody can be asked.
  private void ask(Ring.TypingRing ring) {
    boolean may;
    try {
      may =
          history
              .voice(ring.room(), ring.who())
              .filter(v -> DirectRooms.hears(v.room(), v.member(), v.blocked(), now()))
              .isPresent();
    } catch (Unavailable away) {
      may = false;
    }
    // Meanwhile they may have stopped.
    if (may && said.containsKey(new Place(ring.room(), ring.who()))) {
      tellEverywhere(ring);
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private void tellEverywhere(Ring.TypingRing ring) {
    heard(ring);
    spread.doorbell().ring(ring);
  }

  /** Whether somebody of this replica may say so: once in three seconds, and that they stopped. */
  private boolean mayBeSaid(RoomId room, UserId who, boolean on) {
    Place place = new Place(room, who);
    if (!on) {
      return said.remove(place) != null;
    }
    long now = timers.nanos();
    boolean[] may = {false};
    said.compute(
        place,
        (p, last) -> {
          may[0] = last == null || now - last >= AGAIN_NANOS;
          return may[0] ? now : last;
        });
    if (may[0]) {
      timers.after(FORGOTTEN_MILLIS, () -> said.remove(place, now));
    }
    return may[0];
  }

  /** Tells those in the room. */
  void heard(Ring.TypingRing ring) {
    Place place = new Place(ring.room(), ring.who());
    if (!ring.on()) {
      if (heard.remove(place) != null) {
        tell(place, ring.username(), false);
      }
      return;
    }
    long now = timers.nanos();
    heard.put(place, now);
    tell(place, ring.username(), true);
    timers.after(
        FORGOTTEN_MILLIS,
        () -> {
          if (heard.remove(place, now)) {
            tell(place, ring.username(), false);
          }
        });
  }

  private void tell(Place place, Username username, boolean on) {
    spread.here(
        place.room(),
        place.who(),
        new ServerMessage.Typing(place.room().toString(), username.value(), on));
  }
}
