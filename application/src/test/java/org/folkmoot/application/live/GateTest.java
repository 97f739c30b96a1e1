package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class GateTest {
  private final Queue<Runnable> begun = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private final Gate gate = new Gate(begun::add, 2);

  private void ask(String name) {
    gate.execute(() -> done.add(name));
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
  void whatBreaksMakesRoomToo() {
    gate.execute(
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
