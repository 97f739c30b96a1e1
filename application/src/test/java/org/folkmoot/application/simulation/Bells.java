package org.folkmoot.application.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.application.due.DueJob;
import org.folkmoot.application.due.DueJobHandler;
import org.folkmoot.application.memory.InMemoryDueJobs;

/** What must happen at its time, whoever dies in the middle of it. */
final class Bells {
  private static final String KIND = "bell";
  private static final int LATEST_MILLIS = 20_000;

  private final World world;
  private final InMemoryDueJobs jobs;
  private Set<String> hung = new HashSet<>();
  private Set<String> rung = new HashSet<>();
  private int hungEver;

  Bells(World world, InMemoryDueJobs jobs) {
    this.world = world;
    this.jobs = jobs;
  }

  private Instant now() {
    return Instant.EPOCH.plusNanos(world.agenda.nanos());
  }

  void hang() {
    String id = "bell" + hungEver++;
    Duration later = Duration.ofMillis(world.random.nextInt(LATEST_MILLIS));
    jobs.schedule(new DueJob(KIND, id, now().plus(later)));
    hung.add(id);
  }

  /** As one replica does it. */
  DueJobHandler by(Replica replica) {
    return new DueJobHandler() {
      @Override
      public String kind() {
        return KIND;
      }

      @Override
      public Optional<Instant> handle(String id) {
        int chance = world.calm ? 100 : world.random.nextInt(100);
        if (chance < 10) {
          throw new IllegalStateException("a bell that doesn't ring");
        }
        rung.add(id);
        if (chance < 25) {
          replica.crash(() -> {});
          throw new Errands.Killed();
        }
        return Optional.empty();
      }
    };
  }

  /** What is taken back when the database is. */
  Runnable backUp() {
    Set<String> hungThen = Set.copyOf(hung);
    Set<String> rungThen = Set.copyOf(rung);
    return () -> {
      hung = new HashSet<>(hungThen);
      rung = new HashSet<>(rungThen);
    };
  }

  void allHaveRung() {
    World.require(rung.containsAll(hung), "of " + hung + " only these have rung: " + rung);
    World.require(
        jobs.claim(KIND, Instant.MAX, Instant.MAX, 1).isEmpty(), "one is still to be rung");
  }
}
