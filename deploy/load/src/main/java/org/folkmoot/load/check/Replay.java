package org.folkmoot.load.check;

import java.util.HashMap;
import java.util.Map;
import org.folkmoot.load.client.Things;

/**
 * Lives one client's life again: finds what came twice, out of order or uninvited, and ends with
 * what the client holds.
 */
final class Replay {
  private final Recording recording;
  private final Sightings sightings;
  private final Violations found;
  private final Map<Integer, View> views = new HashMap<>();

  Replay(Recording recording, Sightings sightings, Violations found) {
    this.recording = recording;
    this.sightings = sightings;
    this.found = found;
    recording.forEach(this::live);
  }

  /** By room. */
  Map<String, View> views() {
    Map<String, View> named = new HashMap<>();
    views.forEach((room, view) -> named.put(recording.room(room), view));
    return named;
  }

  private void live(Event event) {
    switch (event.kind()) {
      case READY -> views.values().forEach(view -> view.toldOnConnection = 0);
      case STARTED -> views.put(event.room(), new View(event.seq(), event.epoch()));
      case TOLD -> told(event);
      case CAUGHT_UP -> caughtUp(event);
      case MEMBERS_DROPPED -> membersDropped(event);
      case RESET -> reset(event);
      case READ -> read(event);
      case READ_ANEW -> readAnew(event);
      case REMOVED, GONE -> views.remove(event.room());
      case CLOSED -> {}
    }
  }

  private void told(Event event) {
    View view = views.get(event.room());
    if (view == null) {
      found.add(
          Violation.Kind.LEAKED,
          recording,
          event,
          "%s was told of change %d of %s without being in it",
          recording.client(),
          event.seq(),
          recording.room(event.room()));
      return;
    }
    if (event.seq() <= view.toldOnConnection) {
      add(Violation.Kind.REORDERED, event, "got change %d after %d", view.toldOnConnection);
    } else if (event.seq() <= view.cursor) {
      add(Violation.Kind.REPEATED, event, "got change %d again at %d", view.cursor);
    }
    view.toldOnConnection = Math.max(view.toldOnConnection, event.seq());
    view.cursor = Math.max(view.cursor, event.seq());
    view.take(event);
    sightings.sight(recording, view.epoch, event);
  }

  private void caughtUp(Event event) {
    View view = views.get(event.room());
    if (view == null) {
      return;
    }
    if (event.epoch() != view.epoch) {
      add(
          Violation.Kind.KEPT,
          event,
          "goes on to %d in another history, and wasn't reset at %d",
          view.cursor);
      view.epoch = event.epoch();
    } else if (event.seq() < view.cursor) {
      add(Violation.Kind.REORDERED, event, "was caught up to %d after %d", view.cursor);
    }
    view.cursor = Math.max(view.cursor, event.seq());
    if (view.membersBase == Long.MAX_VALUE) {
      view.membersBase = event.seq();
    }
  }

  private void membersDropped(Event event) {
    View view = views.get(event.room());
    if (view != null) {
      view.things.keySet().removeIf(Things::isMember);
      view.allMembers = false;
      // The catch-up's own head comes right after it.
      view.membersBase = Long.MAX_VALUE;
    }
  }

  private void reset(Event event) {
    View view = views.computeIfAbsent(event.room(), room -> new View(event.seq(), event.epoch()));
    view.start(event.seq(), event.epoch());
    view.mustReread = true;
  }

  private void read(Event event) {
    View view = views.get(event.room());
    if (view != null) {
      view.take(event);
      sightings.sight(recording, view.epoch, event);
    }
  }

  private void readAnew(Event event) {
    View view = views.get(event.room());
    if (view != null) {
      view.from = event.seq();
      view.allMembers = true;
      view.mustReread = false;
    }
  }

  private void add(Violation.Kind kind, Event event, String what, long other) {
    found.add(
        kind,
        recording,
        event,
        "%s " + what + " in %s",
        recording.client(),
        event.seq(),
        other,
        recording.room(event.room()));
  }
}
