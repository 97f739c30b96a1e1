package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.memory.InMemoryHistory;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody leaves a room and comes back while a tail reads the log, which shows nothing of their
 * going then; in a large room no message speaks of it either. What happened while they were out
 * isn't told to them.
 */
final class UnseenGoingTest {
  private final Gathering gathering = new Gathering();
  private final UserId ada = gathering.person(1, "ada");
  private final UserId dan = gathering.person(2, "dan");

  @BeforeEach
  void fillTheHall() {
    for (int i = 0; i <= Room.TELLS_COMINGS_UP_TO_MEMBERS; i++) {
      gathering.joinHall(gathering.person(10 + i, "member" + i));
    }
    gathering.joinHall(ada);
  }

  private void adaIsBackAfterDanCame() {
    gathering.joinHall(dan);
    gathering.joinHall(ada);
  }

  private static void isToldToReadAnewAndNothingOfDan(List<Object> heard) {
    assertThat(heard).noneMatch(Change.MemberChange.class::isInstance);
    List<ServerMessage.Catchup> catchups =
        heard.stream()
            .filter(ServerMessage.Catchup.class::isInstance)
            .map(ServerMessage.Catchup.class::cast)
            .toList();
    assertThat(catchups).allSatisfy(catchup -> assertThat(catchup.changes()).isEmpty());
    assertThat(catchups.getLast().reset()).isTrue();
  }

  @Test
  void whileATailIsDeepenedForThem() {
    Seq cursor =
        new InMemoryHistory(gathering.store)
            .heads(List.of(Gathering.HALL))
            .of()
            .get(Gathering.HALL);
    Gathering.Socket socket = gathering.open(1, ada);
    // Their rooms are read, then the heads of the tails, and then the stretch.
    int[] statements = {0};
    gathering.store.betweenStatements(
        () -> {
          int statement = statements[0]++;
          if (statement == 1) {
            quietly(() -> gathering.leaveHall(ada), statements);
          } else if (statement == 2) {
            quietly(this::adaIsBackAfterDanCame, statements);
          }
        });
    socket.session.hello(Map.of(Gathering.HALL, cursor), null);
    isToldToReadAnewAndNothingOfDan(socket.heard());
  }

  @Test
  void whileATailIsHealed() {
    Gathering.Socket socket = gathering.open(1, ada).greeted(Map.of());
    gathering.ringsAreLost = true;
    gathering.leaveHall(ada);
    gathering.ringsAreLost = false;
    int[] statements = {0};
    // The head is read, and then what lies below it.
    gathering.store.betweenStatements(
        () -> {
          if (statements[0]++ == 1) {
            quietly(this::adaIsBackAfterDanCame, statements);
          }
        });
    gathering.replicas.get(1).live.hear(new Ring.LookRing(Gathering.HALL));
    isToldToReadAnewAndNothingOfDan(socket.heard());
  }

  /** What these statements are isn't counted. */
  private static void quietly(Runnable deed, int[] statements) {
    int before = statements[0];
    statements[0] = 100;
    deed.run();
    statements[0] = before;
  }
}
