package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.tail.Tails;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many rooms that fell behind together, as when nothing is heard of the other replicas. */
final class HealingTest {
  private static final int ROOMS = Tails.HEALED_AT_ONCE_MAX + 2;

  private final Gathering gathering = new Gathering();
  private final List<RoomId> rooms = new ArrayList<>();
  private final Deque<Runnable> begun = new ArrayDeque<>();
  private Gathering.Socket socket;

  @BeforeEach
  void fallBehind() {
    UserId ada = gathering.person(1, "ada");
    UserId bea = gathering.person(2, "bea");
    for (int i = 0; i < ROOMS; i++) {
      rooms.add(gathering.room(ada, "room " + i));
    }
    socket = gathering.open(0, ada).greeted(Map.of());
    gathering.worker = begun::add;
    gathering.ringsAreLost = true;
    rooms.forEach(room -> gathering.join(1, bea, room));
  }

  private void look() {
    gathering.time.pass(Duration.ofSeconds(1));
    gathering.replicas.getFirst().reconciler.look();
  }

  private int finishAll() {
    int finished = 0;
    for (Runnable task = begun.poll(); task != null; task = begun.poll()) {
      task.run();
      finished++;
    }
    return finished;
  }

  /** The rooms in which somebody was seen to join since it was last asked. */
  private List<RoomId> healed() {
    return socket.heard().stream()
        .filter(Change.MemberChange.class::isInstance)
        .map(change -> ((Change) change).room())
        .toList();
  }

  @Test
  void aFewAreHealedAtOnceAndNoneWaitsForTheOneBefore() {
    look();
    assertThat(begun).hasSize(Tails.HEALED_AT_ONCE_MAX);
    assertThat(healed()).isEmpty();
    begun.removeLast().run();
    assertThat(healed()).hasSize(1);
    finishAll();
    assertThat(healed()).hasSize(ROOMS - 1).isSubsetOf(rooms);
  }

  @Test
  void oneThatFailsHindersNoOtherAndIsHealedAfterTheNextLook() {
    look();
    gathering.store.betweenStatements(
        () -> {
          throw new Unavailable("planted");
        });
    begun.remove().run();
    gathering.store.betweenStatements(() -> {});
    finishAll();
    List<RoomId> first = healed();
    assertThat(first).hasSize(ROOMS - 1);
    look();
    finishAll();
    assertThat(healed()).hasSize(1).isSubsetOf(rooms).doesNotContainAnyElementsOf(first);
  }

  @Test
  void whatIsBeingHealedIsNotReadOnceMore() {
    look();
    look();
    assertThat(finishAll()).isEqualTo(ROOMS);
    assertThat(healed()).containsExactlyInAnyOrderElementsOf(rooms);
  }
}
