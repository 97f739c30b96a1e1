package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.folkmoot.application.memory.InMemoryHistory;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coming back after a moment: the tail still has what was missed. */
final class ResumingTest {
  private static final int GREETING_READS = 6;

  private final Gathering gathering = new Gathering();
  private final UserId ada = gathering.person(1, "ada");
  private final UserId bob = gathering.person(2, "bob");
  private final UserId cem = gathering.person(3, "cem");
  private Seq cursor = Seq.ZERO;

  @BeforeEach
  void come() {
    gathering.joinHall(ada);
    gathering.joinHall(bob);
    // Somebody who stays keeps the tail.
    gathering.open(0, bob).greeted(Map.of());
    cursor = head();
  }

  private Seq head() {
    return new InMemoryHistory(gathering.store)
        .heads(List.of(Gathering.HALL))
        .of()
        .get(Gathering.HALL);
  }

  private Telling.Catchup resumed(int[] reads) {
    Gathering.Socket socket = gathering.open(0, ada);
    gathering.store.betweenStatements(() -> reads[0]++);
    socket.conversation.hello(Map.of(Gathering.HALL, cursor), null);
    Telling.Catchup catchup = caughtUp(socket);
    gathering.store.betweenStatements(() -> {});
    return catchup;
  }

  private List<Change> asTheLogTellsIt() {
    CatchUp.Missed missed =
        new CatchUp(new InMemoryHistory(gathering.store))
            .after(ada, Gathering.HALL, cursor, null, 1_000);
    return ((CatchUp.Missed.Changes) missed).changes();
  }

  @Test
  void theTailTellsWhatTheLogWouldAndNothingIsRead() {
    gathering.joinHall(cem);
    gathering.leaveHall(cem);
    gathering.joinHall(cem);
    int[] reads = {0};
    Telling.Catchup catchup = resumed(reads);
    // Who came, went and came is one thing, in its newest state.
    assertThat(catchup.changes()).isEqualTo(asTheLogTellsIt()).hasSize(4);
    assertThat(catchup.head()).isEqualTo(head().value());
    assertThat(catchup.reset()).isFalse();
    int[] none = {0};
    cursor = head();
    resumed(none);
    assertThat(reads[0]).isEqualTo(none[0]);
  }

  @Test
  void theFirstToComeBackBringsTheTailForAllOthers() {
    gathering.joinHall(cem);
    // Nobody is on the other replica yet.
    Gathering.Socket first = gathering.open(1, bob);
    first.conversation.hello(Map.of(Gathering.HALL, cursor), null);
    assertThat(caughtUp(first).changes()).isEqualTo(asTheLogTellsIt());
    int[] reads = {0};
    Gathering.Socket second = gathering.open(1, ada);
    gathering.store.betweenStatements(() -> reads[0]++);
    second.conversation.hello(Map.of(Gathering.HALL, cursor), null);
    assertThat(caughtUp(second).changes()).isEqualTo(asTheLogTellsIt()).isNotEmpty();
    // Who they are, and their rooms.
    assertThat(reads[0]).isLessThanOrEqualTo(GREETING_READS);
  }

  private static Telling.Catchup caughtUp(Gathering.Socket socket) {
    return socket.heard().stream()
        .filter(Telling.Catchup.class::isInstance)
        .map(Telling.Catchup.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoeverLeftAndCameBackReadsTheRoomAnew() {
    gathering.leaveHall(ada);
    gathering.joinHall(cem);
    gathering.joinHall(ada);
    assertThat(resumed(new int[1]).reset()).isTrue();
  }

  @Test
  void aCursorAboveTheHeadIsOfNoHistory() {
    cursor = new Seq(1_000);
    assertThat(resumed(new int[1]).reset()).isTrue();
  }
}
