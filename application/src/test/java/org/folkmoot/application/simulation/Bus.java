package org.folkmoot.application.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.folkmoot.application.bus.Ring;

/** A bus between replicas that keeps no promise. */
final class Bus {
  private static final int LATE_MICROS_MAX = 200_000;

  private final RandomGenerator random;
  private final Agenda agenda;
  private final List<Replica> replicas = new ArrayList<>();
  private boolean honest;

  Bus(RandomGenerator random, Agenda agenda) {
    this.random = random;
    this.agenda = agenda;
  }

  void join(Replica replica) {
    replicas.add(replica);
  }

  void beHonest() {
    honest = true;
  }

  void carry(Replica from, Ring ring) {
    for (Replica to : replicas) {
      if (to != from && (honest || random.nextInt(100) >= 20)) {
        hand(to, ring);
        if (!honest && random.nextInt(100) < 10) {
          hand(to, ring);
        }
      }
    }
  }

  private void hand(Replica to, Ring ring) {
    long micros =
        random.nextInt(100) < 70 ? random.nextInt(2_000) : random.nextInt(LATE_MICROS_MAX);
    agenda.at(to, micros, () -> to.hear(ring));
  }
}
