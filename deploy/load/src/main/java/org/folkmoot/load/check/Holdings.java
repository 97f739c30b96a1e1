package org.folkmoot.load.check;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.folkmoot.load.client.MessageState;
import org.folkmoot.load.client.ObservedChange;
import org.folkmoot.load.client.Things;

/** What one client holds at the end is what the database holds: no less, no more, no older. */
final class Holdings {
  private final Truth truth;
  private final Recording recording;
  private final Violations found;

  Holdings(Truth truth, Recording recording, Violations found) {
    this.truth = truth;
    this.recording = recording;
    this.found = found;
  }

  void check(Map<String, View> views) {
    for (Truth.Room room : truth.rooms().values()) {
      Truth.Member own = room.members().get(recording.username());
      View view = views.get(room.id());
      if (own == null || !own.isIn()) {
        if (view != null) {
          add(Violation.Kind.KEPT, "holds %s, and isn't in it", room.id());
        }
      } else if (view == null) {
        add(Violation.Kind.MISSED, "doesn't know that it is in %s", room.id());
      } else {
        check(room, view, own.visibleFrom());
      }
    }
    for (String room : views.keySet()) {
      if (!truth.rooms().containsKey(room)) {
        add(Violation.Kind.KEPT, "holds %s, which isn't there", room);
      }
    }
  }

  private void check(Truth.Room room, View view, long visibleFrom) {
    if (view.mustReread) {
      add(Violation.Kind.MISSED, "was reset in %s, and never came to read it anew", room.id());
      return;
    }
    if (view.cursor != room.head()) {
      add(
          view.cursor < room.head() ? Violation.Kind.MISSED : Violation.Kind.KEPT,
          "is at %d of %s, whose head is %d",
          view.cursor,
          room.id(),
          room.head());
    }
    Set<Long> there = new HashSet<>();
    for (MessageState message : room.messages()) {
      there.add(message.seq());
      boolean isDue = message.changed() > view.base || message.seq() >= view.from;
      if (message.seq() >= visibleFrom) {
        compare(room, view, message.seq(), message.changed(), message.fingerprint(), isDue);
      }
    }
    for (Truth.Member member : room.members().values()) {
      boolean isDue = member.changed() > view.membersBase || (view.allMembers && member.isIn());
      compare(
          room,
          view,
          Things.member(member.username()),
          member.changed(),
          ObservedChange.member(member.username(), member.role()),
          isDue);
    }
    compare(
        room,
        view,
        Things.ROOM,
        room.changed(),
        ObservedChange.room(room.name(), room.visibility()),
        room.changed() > view.base);
    for (long thing : view.things.keySet()) {
      if (Things.isMessage(thing) && !there.contains(thing)) {
        add(Violation.Kind.KEPT, "holds message %d of %s, which isn't there", thing, room.id());
      }
    }
  }

  private void compare(
      Truth.Room room, View view, long thing, long changed, long state, boolean isDue) {
    View.Held held = view.things.get(thing);
    if (held == null) {
      if (isDue) {
        missed(room, changed, "never got %d of %s, changed at %d", thing, room.id(), changed);
      }
    } else if (held.changed() < changed) {
      missed(
          room,
          changed,
          "holds %d of %s as of %d, but it changed at %d",
          thing,
          room.id(),
          held.changed(),
          changed);
    } else if (held.changed() > changed) {
      add(
          Violation.Kind.KEPT,
          "holds %d of %s as of %d, but its last change was at %d",
          thing,
          room.id(),
          held.changed(),
          changed);
    } else if (held.state() != state) {
      add(
          Violation.Kind.DIVERGED,
          "holds another state of %d of %s at %d than the database",
          thing,
          room.id(),
          changed);
    }
  }

  private void missed(Truth.Room room, long changed, String words, Object... values) {
    found.add(Violation.Kind.MISSED, recording, room.id(), changed, "%s " + words, named(values));
  }

  private void add(Violation.Kind kind, String words, Object... values) {
    found.add(kind, "%s " + words, named(values));
  }

  private Object[] named(Object... values) {
    Object[] all = new Object[values.length + 1];
    all[0] = recording.client();
    System.arraycopy(values, 0, all, 1, values.length);
    return all;
  }
}
