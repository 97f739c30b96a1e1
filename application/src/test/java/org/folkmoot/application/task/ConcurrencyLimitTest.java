package org.folkmoot.application.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

final class ConcurrencyLimitTest {
  private final Queue<Runnable> begun = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private final ConcurrencyLimit limit = new ConcurrencyLimit(begun::add, 2);

  private void ask(String name) {
    limit.execute(() -> done.add(name));
  }

  private void finishOne() {
    begun.remove().run();
  }

  @Test
  void soManyAreThroughAtOnceAndTheOthersComeInOrder() {
    ask("a");
    ask("b");
    ask("c");
    ask("d");
    assertThat(begun).hasSize(2);
    finishOne();
    assertThat(begun).hasSize(2);
    finishOne();
    finishOne();
    finishOne();
    assertThat(done).containsExactly("a", "b", "c", "d");
    ask("e");
    ask("f");
    ask("g");
    assertThat(begun).hasSize(2);
  }

  @Test
  void whoeverComesWhenTooManyWaitIsToldSoAndNotForgotten() {
    ConcurrencyLimit small = new ConcurrencyLimit(begun::add, 1, 2);
    for (String name : List.of("a", "b", "c")) {
      small.execute(() -> done.add(name));
    }
    assertThatThrownBy(() -> small.execute(() -> done.add("d")))
        .isInstanceOf(RejectedExecutionException.class);
    finishOne();
    small.execute(() -> done.add("e"));
    finishOne();
    finishOne();
    finishOne();
    assertThat(done).containsExactly("a", "b", "c", "e");
  }

  @Test
  void aSocketWhoseJobsCannotWaitIsTold() {
    List<String> told = new ArrayList<>();
    ConcurrencyLimit small = new ConcurrencyLimit(begun::add, 1, 1);
    SerialQueue busy = new SerialQueue(small, () -> told.add("too many"));
    small.execute(() -> done.add("a"));
    small.execute(() -> done.add("b"));
    busy.add(() -> done.add("c"));
    assertThat(told).containsExactly("too many");
    finishOne();
    // Its next one is a job like any other.
    busy.add(() -> done.add("d"));
    busy.addReview(() -> done.add("e"));
    finishOne();
    finishOne();
    finishOne();
    assertThat(done).containsExactly("a", "b", "d", "e");
    assertThat(told).hasSize(1);
  }

  @Test
  void noMoreJobsOfOneSocketWaitThanThereAreRooms() {
    List<String> told = new ArrayList<>();
    SerialQueue busy = new SerialQueue(begun::add, () -> told.add("too many"));
    for (int i = 0; i < SerialQueue.WAITING_MAX + 1; i++) {
      busy.add(() -> {});
    }
    assertThat(told).isEmpty();
    busy.add(() -> {});
    assertThat(told).hasSize(1);
  }

  @Test
  void whatBreaksMakesRoomToo() {
    limit.execute(
        () -> {
          throw new IllegalStateException("broken");
        });
    ask("b");
    ask("c");
    assertThatThrownBy(this::finishOne).hasMessage("broken");
    finishOne();
    finishOne();
    assertThat(done).containsExactly("b", "c");
  }
}
