package org.folkmoot.application.due;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.memory.InMemoryDueJobs;
import org.folkmoot.application.memory.InMemoryStore;
import org.folkmoot.application.memory.TestTime;
import org.junit.jupiter.api.Test;

final class DueJobWorkerTest {
  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final DueJobs jobs = new InMemoryDueJobs(new InMemoryStore());
  private final List<String> handled = new ArrayList<>();
  private final DueJobWorker worker = new DueJobWorker(new Work(), jobs, time, Measures.NONE);
  private Optional<Duration> again = Optional.empty();
  private boolean fails;

  private final class Work implements DueJobHandler {
    @Override
    public String kind() {
      return "bell";
    }

    @Override
    public Optional<Instant> handle(String id) {
      handled.add(id);
      if (fails) {
        throw new IllegalStateException("it fails");
      }
      return again.map(time.instant()::plus);
    }
  }

  private void schedule(String id) {
    jobs.schedule(new DueJob("bell", id, time.instant()));
  }

  private void lookFor(Duration whole) {
    for (long second = 0; second < whole.toSeconds(); second++) {
      time.pass(Duration.ofSeconds(1));
      worker.look();
    }
  }

  @Test
  void allThatIsDueIsDoneAtOnceAndOnce() {
    for (int i = 0; i < 120; i++) {
      schedule("bell" + i);
    }
    worker.look();
    assertThat(handled).hasSize(120).doesNotHaveDuplicates();
    lookFor(Duration.ofMinutes(1));
    assertThat(handled).hasSize(120);
  }

  @Test
  void whatFailsIsTriedAgainLessAndLessOften() {
    schedule("bell");
    fails = true;
    worker.look();
    lookFor(Duration.ofMinutes(10));
    assertThat(handled).hasSizeBetween(4, 7);
    fails = false;
    lookFor(Duration.ofMinutes(20));
    int tried = handled.size();
    lookFor(Duration.ofHours(1));
    assertThat(handled).hasSize(tried);
  }

  @Test
  void whatIsDueAgainComesBack() {
    schedule("bell");
    again = Optional.of(Duration.ofSeconds(10));
    worker.look();
    lookFor(Duration.ofSeconds(30));
    assertThat(handled).hasSize(4);
  }
}
