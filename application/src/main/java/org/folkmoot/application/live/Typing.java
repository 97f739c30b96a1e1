package org.folkmoot.application.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/**
 * Who is typing where. It is never kept: who hears of it forgets it after a while by themselves, so
 * that nobody types for ever whose replica or network has died.
 */
final class Typing {
  // A client says it again while its user goes on.
  private static final long AGAIN_NANOS = 3_000_000_000L;
  private static final int FORGOTTEN_MILLIS = 6_000;

  private final Timers timers;
  private final Spread spread;
  private final Map<Place, Long> said = new ConcurrentHashMap<>();
  private final Map<Place, Long> heard = new ConcurrentHashMap<>();

  private record Place(RoomId room, UserId who) {}

  /** Tells everybody in a room but one. */
  interface Spread {
    void to(RoomId room, UserId allBut, Telling telling);
  }

  Typing(Timers timers, Spread spread) {
    this.timers = timers;
    this.spread = spread;
  }

  /** Whether somebody of this replica may say so: once in three seconds, and that they stopped. */
  boolean mayBeSaid(RoomId room, UserId who, boolean on) {
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

  /** Whether somebody of this replica hasn't stopped since they said so. */
  boolean goesOn(RoomId room, UserId who) {
    return said.containsKey(new Place(room, who));
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
    spread.to(
        place.room(),
        place.who(),
        new Telling.Typing(place.room().toString(), username.value(), on));
  }
}
