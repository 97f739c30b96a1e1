package org.folkmoot.load.check;

import java.util.HashMap;
import java.util.Map;

/** Every state that anybody has seen, to find two that differ under one number. */
final class Sightings {
  private record Key(int epoch, int room, long thing, long changed) {}

  private record Seen(long state, String by) {}

  private final Map<Key, Seen> seen = new HashMap<>();
  private final Violations found;

  Sightings(Violations found) {
    this.found = found;
  }

  void sight(Recording by, int epoch, Event event) {
    Key key = new Key(epoch, event.room(), event.thing(), event.seq());
    Seen first = seen.putIfAbsent(key, new Seen(event.state(), by.client()));
    if (first != null && first.state() != event.state()) {
      found.add(
          Violation.Kind.DIVERGED,
          by,
          event,
          "%s and %s saw different states of %d at %d in %s",
          first.by(),
          by.client(),
          event.thing(),
          event.seq(),
          by.room(event.room()));
    }
  }
}
