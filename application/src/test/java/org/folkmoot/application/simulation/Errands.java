package org.folkmoot.application.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.folkmoot.application.follow.LogFollowerHandler;
import org.folkmoot.application.follow.LogFollowerName;
import org.folkmoot.application.memory.InMemoryHistory;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/** A follower's work that must be done for each change, whoever dies in the middle of it. */
final class Errands {
  static final LogFollowerName NAME = new LogFollowerName("errands");

  private final World world;
  private final InMemoryHistory history;
  private Set<Errand> done = new HashSet<>();

  private record Errand(RoomId room, Seq changed) {}

  /** A process has ended where it stood: nothing that it would have done next is done. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  Errands(World world, InMemoryHistory history) {
    this.world = world;
    this.history = history;
  }

  /** As one replica does it. */
  LogFollowerHandler by(Replica replica) {
    return new LogFollowerHandler() {
      @Override
      public LogFollowerName name() {
        return NAME;
      }

      @Override
      public List<Seq> concerning(RoomId room, Seq after, Seq upTo, int limit) {
        return changes(room, after).stream()
            .filter(changed -> !changed.isAfter(upTo))
            .limit(limit)
            .toList();
      }

      @Override
      public void handle(RoomId room, Seq changed) {
        int chance = world.calm ? 100 : world.random.nextInt(100);
        if (chance < 5) {
          throw new IllegalStateException("an errand that fails");
        }
        done.add(new Errand(room, changed));
        if (chance < 10) {
          replica.crash(() -> {});
          throw new Killed();
        }
      }
    };
  }

  private List<Seq> changes(RoomId room, Seq after) {
    return history.stretch(room, after, 100_000).orElseThrow().changes().stream()
        .map(Change::seq)
        .sorted()
        .toList();
  }

  /** What is taken back when the database is. */
  Runnable backUp() {
    Set<Errand> then = Set.copyOf(done);
    return () -> done = new HashSet<>(then);
  }

  /** Whatever stands in a room, at its newest change. */
  void allAreDone(List<RoomId> rooms) {
    for (RoomId room : rooms) {
      for (Seq changed : changes(room, Seq.ZERO)) {
        World.require(
            done.contains(new Errand(room, changed)), "nobody followed " + room + " at " + changed);
      }
    }
  }
}
