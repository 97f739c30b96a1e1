package org.folkmoot.application.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TaskInboxTest {
  private final TaskInbox inbox = new TaskInbox();
  private final List<String> done = new ArrayList<>();

  private void add(String name) {
    inbox.add(() -> done.add(name));
  }

  private void doAll() {
    for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
      next.run();
    }
  }

  @Test
  void allIsDoneOnceInTheOrderInWhichItCame() {
    add("a");
    add("b");
    inbox.add(() -> add("d"));
    add("c");
    assertThat(inbox.hasNews()).isTrue();
    doAll();
    assertThat(done).containsExactly("a", "b", "c", "d");
    assertThat(inbox.hasNews()).isFalse();
    doAll();
    assertThat(done).hasSize(4);
  }

  @Test
  void whatBreaksTakesNothingWithIt() {
    inbox.add(
        () -> {
          throw new IllegalStateException("broken");
        });
    add("b");
    try {
      doAll();
    } catch (IllegalStateException expected) {
      add("c");
    }
    doAll();
    assertThat(done).containsExactly("b", "c");
  }

  @Test
  void whoeverFindsItEmptyCallsTheThread() {
    Runnable nothing = () -> {};
    assertThat(inbox.add(nothing)).isTrue();
    assertThat(inbox.add(nothing)).isFalse();
    Runnable first = inbox.poll();
    assertThat(first).isNotNull();
    // The second is taken, too, and will be done: but whoever comes now can't know when.
    assertThat(inbox.add(nothing)).isTrue();
  }

  @Test
  void nothingOfManyThreadsIsLostNorTurnedRound() {
    int writers = 4;
    int each = 20_000;
    List<List<Integer>> heard =
        IntStream.range(0, writers).<List<Integer>>mapToObj(i -> new ArrayList<>()).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      for (int writer = 0; writer < writers; writer++) {
        List<Integer> own = heard.get(writer);
        threads.execute(() -> IntStream.range(0, each).forEach(i -> inbox.add(() -> own.add(i))));
      }
      threads.shutdown();
      while (!threads.isTerminated()) {
        doAll();
      }
    }
    doAll();
    assertThat(heard)
        .allSatisfy(own -> assertThat(own).isEqualTo(IntStream.range(0, each).boxed().toList()));
  }
}
