package org.folkmoot.load.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.load.client.MessageState;

/**
 * Nobody is told what was committed while they were out. When that was, the room itself says: right
 * after each going and coming stands a message about it.
 */
final class Removals {
  private record Whose(String room, String username) {}

  /** Out after the going's own number, until before the joining's. */
  private record Out(long after, long before) {
    boolean holds(long seq) {
      return after < seq && seq < before;
    }
  }

  private Removals() {}

  static void check(Run run, Violations found) {
    Map<Whose, List<Out>> outs = new HashMap<>();
    run.truth().rooms().values().forEach(room -> outs(room, outs));
    for (Recording recording : run.recordings()) {
      // The numbers of another history say nothing about this one.
      String[] epoch = {""};
      recording.forEach(
          event -> {
            switch (event.kind()) {
              case READY, CAUGHT_UP, RESET -> epoch[0] = recording.epoch(event.epoch());
              case TOLD -> {
                String room = recording.room(event.room());
                if (epoch[0].equals(run.truth().epoch())
                    && outs.getOrDefault(new Whose(room, recording.username()), List.of()).stream()
                        .anyMatch(out -> out.holds(event.seq()))) {
                  found.add(
                      Violation.Kind.LEAKED,
                      "%s was out of %s, and was told of change %d there",
                      recording.client(),
                      room,
                      event.seq());
                }
              }
              default -> {}
            }
          });
    }
  }

  private static void outs(Truth.Room room, Map<Whose, List<Out>> outs) {
    Map<String, Long> gone = new HashMap<>();
    for (MessageState message : room.messages()) {
      if (!message.kind().equals("system")) {
        continue;
      }
      String[] told = message.told().split(" ", 2);
      long at = message.seq() - 1;
      if (told[0].equals("joined")) {
        Long since = gone.remove(told[1]);
        if (since != null) {
          add(outs, room, told[1], new Out(since, at));
        }
      } else {
        gone.put(told[1], at);
      }
    }
    gone.forEach((username, since) -> add(outs, room, username, new Out(since, Long.MAX_VALUE)));
  }

  private static void add(Map<Whose, List<Out>> outs, Truth.Room room, String username, Out out) {
    outs.computeIfAbsent(new Whose(room.id(), username), whose -> new ArrayList<>()).add(out);
  }
}
