package org.folkmoot.application.posting;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.folkmoot.application.memory.HousePlan;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.InMemoryStore;
import org.folkmoot.application.memory.TestTime;

/** A house whose lanes go on when the test says so, and whose log fails as it says. */
final class TroubledHouse {
  final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  final Steps steps = new Steps();
  final TroubledLog log;
  final InMemoryHouse house;

  TroubledHouse() {
    List<TroubledLog> logs = new ArrayList<>();
    house =
        new InMemoryHouse(
            new HousePlan(time, steps)
                .log(
                    sound -> {
                      logs.add(new TroubledLog(sound));
                      return logs.getFirst();
                    }));
    log = logs.getFirst();
  }

  /** How the next transactions end; all after them end well. */
  void fates(InMemoryStore.Fate... next) {
    Queue<InMemoryStore.Fate> queue = new ArrayDeque<>(List.of(next));
    house.store.fates(() -> queue.isEmpty() ? InMemoryStore.Fate.COMMIT : queue.remove());
  }
}
