package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.memory.InMemoryHistory;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coming back after a moment: the tail still has what was missed. */
final class ResumingTest {
  // Who they are, and their rooms.
  private static final int GREETING_READS = 1;

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

  private ServerMessage.Catchup resumed(int replica, int[] reads) {
    Gathering.Socket socket = gathering.open(replica, ada);
    gathering.store.betweenStatements(() -> reads[0]++);
    socket.session.hello(Map.of(Gathering.HALL, cursor), null);
    ServerMessage.Catchup catchup = caughtUp(socket);
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
  void theTailTellsWhatTheLogWould() {
    gathering.joinHall(cem);
    gathering.leaveHall(cem);
    gathering.joinHall(cem);
    int[] reads = {0};
    ServerMessage.Catchup catchup = resumed(0, reads);
    // Who came, went and came is one thing, in its newest state; of the second coming within a
    // minute there is no line.
    assertThat(catchup.changes()).isEqualTo(asTheLogTellsIt()).hasSize(3);
    assertThat(catchup.head()).isEqualTo(head().value());
    assertThat(catchup.reset()).isFalse();
    assertThat(reads[0]).isEqualTo(GREETING_READS);
  }

  @Test
  void theFirstToComeBackBringsTheTailForAllOthers() {
    gathering.joinHall(cem);
    // Nobody is on the other replica yet.
    Gathering.Socket first = gathering.open(1, bob);
    first.session.hello(Map.of(Gathering.HALL, cursor), null);
    assertThat(caughtUp(first).changes()).isEqualTo(asTheLogTellsIt());
    theNextReadsNoLog();
  }

  @Test
  void whoComesFromFurtherBackBringsTheTailForAllOthers() {
    somebodyComesAndGoes();
    cursor = head();
    gathering.joinHall(cem);
    gathering.open(1, cem).greeted(Map.of(Gathering.HALL, head()));
    gathering.leaveHall(cem);
    gathering.joinHall(cem);
    Gathering.Socket first = gathering.open(1, bob);
    first.session.hello(Map.of(Gathering.HALL, cursor), null);
    assertThat(caughtUp(first).changes()).isEqualTo(asTheLogTellsIt()).isNotEmpty();
    theNextReadsNoLog();
    gathering.joinHall(gathering.person(5, "eve"));
    theNextReadsNoLog();
  }

  // Who came themselves after the place where a tail begins reads the log.
  private void somebodyComesAndGoes() {
    UserId dan = gathering.person(4, "dan");
    for (int i = 0; i < 3; i++) {
      gathering.joinHall(dan);
      gathering.leaveHall(dan);
    }
  }

  @Test
  void whoLeftAndCameBackIsToldByNoTailThatWasBroughtSince() {
    gathering.leaveHall(ada);
    gathering.joinHall(cem);
    gathering.joinHall(ada);
    gathering.open(1, cem).greeted(Map.of(Gathering.HALL, head()));
    gathering.open(1, bob).greeted(Map.of(Gathering.HALL, cursor));
    assertThat(resumed(1, new int[1]).reset()).isTrue();
  }

  @Test
  void aLookWhileTheFirstComesBackLeavesTheTailToThem() {
    gathering.joinHall(cem);
    Gathering.Socket first = gathering.open(1, bob);
    lookBeforeEachStatement();
    first.session.hello(Map.of(Gathering.HALL, cursor), null);
    gathering.store.betweenStatements(() -> {});
    assertThat(caughtUp(first).changes()).isEqualTo(asTheLogTellsIt());
    theNextReadsNoLog();
  }

  private void lookBeforeEachStatement() {
    gathering.store.betweenStatements(
        () -> {
          gathering.store.betweenStatements(() -> {});
          gathering.replicas.get(1).reconciler.look();
          lookBeforeEachStatement();
        });
  }

  private void theNextReadsNoLog() {
    int[] reads = {0};
    assertThat(resumed(1, reads).changes()).isEqualTo(asTheLogTellsIt()).isNotEmpty();
    assertThat(reads[0]).isEqualTo(GREETING_READS);
  }

  @Test
  void aRoomThatARestoreTakesAwayMeanwhileIsToldToBeGone() {
    var backup = gathering.store.backUp();
    RoomId room = gathering.room(ada, "soon gone");
    Gathering.Socket socket = gathering.open(1, ada);
    int[] reads = {0};
    gathering.store.betweenStatements(
        () -> {
          // Right before the tails' heads are read.
          if (reads[0]++ == GREETING_READS) {
            gathering.store.restore(backup, "another");
          }
        });
    socket.session.hello(Map.of(), null);
    assertThat(socket.heard())
        .filteredOn(ServerMessage.Removed.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            ServerMessage.Removed.class,
            removed -> {
              assertThat(removed.room()).isEqualTo(room.toString());
              assertThat(removed.event()).isEqualTo("deleted");
            });
  }

  private static ServerMessage.Catchup caughtUp(Gathering.Socket socket) {
    return socket.heard().stream()
        .filter(ServerMessage.Catchup.class::isInstance)
        .map(ServerMessage.Catchup.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoeverLeftAndCameBackReadsTheRoomAnew() {
    gathering.leaveHall(ada);
    gathering.joinHall(cem);
    gathering.joinHall(ada);
    assertThat(resumed(0, new int[1]).reset()).isTrue();
  }

  @Test
  void whoMissedNothingReadsNoLog() {
    int[] reads = {0};
    assertThat(resumed(0, reads).changes()).isEmpty();
    assertThat(reads[0]).isEqualTo(GREETING_READS);
  }

  @Test
  void anInventedHistoryIsResetAndTroublesNobodyElse() {
    Gathering.Socket other = gathering.open(0, bob).greeted(Map.of());
    Gathering.Socket socket = gathering.open(0, ada);
    socket.session.hello(Map.of(Gathering.HALL, Seq.ZERO), new Epoch("invented"));
    assertThat(caughtUp(socket).reset()).isTrue();
    int[] reads = {0};
    gathering.store.betweenStatements(() -> reads[0]++);
    assertThat(other.heard()).isEmpty();
    assertThat(reads[0]).isZero();
  }

  @Test
  void aCursorAboveTheHeadIsOfNoHistory() {
    cursor = new Seq(1_000);
    assertThat(resumed(0, new int[1]).reset()).isTrue();
  }
}
