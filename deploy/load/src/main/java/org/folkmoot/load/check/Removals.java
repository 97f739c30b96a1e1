package org.folkmoot.load.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.folkmoot.load.client.MessageState;
import org.folkmoot.load.client.Things;

/**
 * Nobody is told what was committed while they were out. When that was, three witnesses say
 * together: the messages about it, the changes of members that clients were told, and how the
 * members are at the end. No one of them knows it all: who comes and goes within a minute gets no
 * message, and whoever was away is told of the latest change only.
 */
final class Removals {
  private static final Set<String> GOINGS = Set.of("left", "kicked", "banned");

  private record Whose(String room, long member) {}

  /** For each number of a coming or a going, whether they were in from it on. */
  private final Map<Whose, TreeMap<Long, Boolean>> isInSince = new HashMap<>();

  private final Run run;

  private Removals(Run run) {
    this.run = run;
  }

  static void check(Run run, Violations found) {
    Removals removals = new Removals(run);
    run.truth().rooms().values().forEach(removals::readMessages);
    run.recordings().forEach(removals::readChanges);
    run.truth().rooms().values().forEach(removals::readMembers);
    run.recordings().forEach(recording -> removals.check(recording, found));
  }

  private void readMessages(Truth.Room room) {
    for (MessageState message : room.messages()) {
      if (message.kind().equals("system")) {
        String[] told = message.told().split(" ", 2);
        boolean isIn = told[0].equals("joined");
        if (isIn || GOINGS.contains(told[0])) {
          // The message stands right after the change itself.
          note(room.id(), Things.member(told[1]), message.seq() - 1, isIn);
        }
      }
    }
  }

  private void readChanges(Recording recording) {
    forEachThatStands(
        recording,
        (room, event) -> {
          if (Things.isMember(event.thing())) {
            note(room, event.thing(), event.seq(), !event.out());
          }
        });
  }

  private void readMembers(Truth.Room room) {
    for (Truth.Member member : room.members().values()) {
      note(room.id(), Things.member(member.username()), member.changed(), member.isIn());
    }
  }

  private void note(String room, long member, long seq, boolean isIn) {
    isInSince
        .computeIfAbsent(new Whose(room, member), whose -> new TreeMap<>())
        .putIfAbsent(seq, isIn);
  }

  private void check(Recording recording, Violations found) {
    long reader = Things.member(recording.username());
    forEachThatStands(
        recording,
        (room, event) -> {
          if (event.kind() == Event.Kind.TOLD && wasOut(new Whose(room, reader), event.seq())) {
            found.add(
                Violation.Kind.LEAKED,
                "%s was out of %s, and was told of change %d there",
                recording.client(),
                room,
                event.seq());
          }
        });
  }

  /** Their own going they may be told of. */
  private boolean wasOut(Whose whose, long seq) {
    TreeMap<Long, Boolean> known = isInSince.getOrDefault(whose, new TreeMap<>());
    Map.Entry<Long, Boolean> latest = known.floorEntry(seq);
    return latest != null && !latest.getValue() && latest.getKey() < seq;
  }

  private interface Visitor {
    void see(String room, Event event);
  }

  /** Changes and states of the history that there is: another one's numbers say nothing of it. */
  private void forEachThatStands(Recording recording, Visitor visitor) {
    String[] of = {""};
    recording.forEach(
        event -> {
          switch (event.kind()) {
            case READY, CAUGHT_UP, RESET -> of[0] = recording.epoch(event.epoch());
            case TOLD, READ -> {
              if (stands(event, of[0])) {
                visitor.see(recording.room(event.room()), event);
              }
            }
            default -> {}
          }
        });
  }

  /** What was told before a backup is in it, and so the histories before and after share it. */
  private boolean stands(Event event, String epoch) {
    return epoch.equals(run.truth().epoch())
        || run.restores().stream().noneMatch(restore -> restore.mayNotHold(event.atNanos()));
  }
}
