package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.InMemoryRooms;
import org.folkmoot.application.memory.InMemorySidebars;
import org.folkmoot.application.room.Moderate;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of one's own part of a room elsewhere is told by the whole view. */
final class OwnViewTest {

  private final Gathering gathering = new Gathering();
  private RoomId atelier = Gathering.HALL;
  private final UserId ada = gathering.person(1, "ada");
  private final UserId bob = gathering.person(2, "bob");
  private Gathering.Socket socket;

  @BeforeEach
  void come() {
    gathering.joinHall(ada);
    socket = gathering.open(1, ada).greeted(Map.of());
  }

  private InMemoryHouse elsewhere() {
    return gathering.replicas.getFirst().house;
  }

  private void hear(RoomNotifications.Level level) {
    var _ = elsewhere().hearRoom().hear(ada, Gathering.HALL, new RoomNotifications(level, null));
  }

  private void openAtelier() {
    atelier = elsewhere().room(bob, "atelier", Visibility.PRIVATE);
  }

  private void place(Role role) {
    var _ = elsewhere().moderate().place(bob, atelier, "ada", new Moderate.MemberPatch(role, null));
  }

  private RoomView now(RoomId room) {
    return new InMemoryRooms(gathering.store).view(room, ada).orElseThrow();
  }

  private static List<RoomView> joined(List<Object> heard) {
    return heard.stream()
        .filter(ServerMessage.Joined.class::isInstance)
        .map(each -> ((ServerMessage.Joined) each).room())
        .toList();
  }

  @Test
  void anotherSettingIsToldOnce() {
    hear(RoomNotifications.Level.MENTIONS);
    assertThat(socket.heard()).containsExactly(new ServerMessage.Joined(now(Gathering.HALL)));
    hear(RoomNotifications.Level.MENTIONS);
    assertThat(socket.heard()).isEmpty();
  }

  @Test
  void aViewIsToldWhereItsHeadIs() {
    hear(RoomNotifications.Level.NOTHING);
    RoomView then = now(Gathering.HALL);
    gathering.joinHall(bob);
    List<Object> heard = socket.heard();
    assertThat(heard).first().isEqualTo(new ServerMessage.Joined(then));
    assertThat(heard.get(1))
        .isInstanceOfSatisfying(
            Change.class, next -> assertThat(next.seq().value()).isEqualTo(then.head() + 1));
  }

  @Test
  void anotherRoleIsToldAfterItsChange() {
    openAtelier();
    place(Role.MEMBER);
    assertThat(joined(socket.heard())).containsExactly(now(atelier));
    place(Role.ADMIN);
    List<Object> heard = socket.heard();
    assertThat(heard).last().isEqualTo(new ServerMessage.Joined(now(atelier)));
    assertThat(now(atelier).myRole()).isEqualTo("admin");
    assertThat(heard.get(heard.size() - 2))
        .isInstanceOfSatisfying(
            Change.class, last -> assertThat(last.seq().value()).isEqualTo(now(atelier).head()));
  }

  // The device that has set it holds what it was answered, and nobody here knows.
  @Test
  void aSettingThatIsSetBackBeforeAnybodyLooksIsTold() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    gathering.worker = waiting::add;
    hear(RoomNotifications.Level.NOTHING);
    hear(RoomNotifications.Level.ALL);
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
    assertThat(joined(socket.heard())).containsExactly(now(Gathering.HALL));
  }

  @Test
  void aSettingThatIsSetBackBeforeItCouldBeToldIsTold() {
    gathering.ringsAreLost = true;
    gathering.joinHall(bob);
    Live here = gathering.replicas.getLast().live;
    // Its head is further than anything that is known here.
    hear(RoomNotifications.Level.NOTHING);
    here.hear(new Ring.UserRing(ada));
    assertThat(socket.heard()).isEmpty();
    hear(RoomNotifications.Level.ALL);
    here.hear(new Ring.UserRing(ada));
    gathering.keepHouse(Duration.ofSeconds(1));
    assertThat(joined(socket.heard())).containsExactly(now(Gathering.HALL));
  }

  @Test
  void whatHasChangedOftenIsReadOnce() {
    Deque<Runnable> waiting = new ArrayDeque<>();
    gathering.worker = waiting::add;
    hear(RoomNotifications.Level.MENTIONS);
    hear(RoomNotifications.Level.NOTHING);
    hear(RoomNotifications.Level.ALL);
    hear(RoomNotifications.Level.NOTHING);
    int read = 0;
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
      read++;
    }
    assertThat(read).isEqualTo(1);
    assertThat(joined(socket.heard())).containsExactly(now(Gathering.HALL));
  }

  // It would be told of rooms as if it had none, at heads that it has heard nothing up to.
  @Test
  void whoIsSentAwayWhileTheViewsAreReadIsToldOfNone() {
    gathering.worker =
        review -> {
          gathering.store.betweenStatements(() -> socket.close(SocketPort.Closing.GOING_AWAY));
          review.run();
          gathering.store.betweenStatements(() -> {});
        };
    hear(RoomNotifications.Level.MENTIONS);
    assertThat(socket.ended).contains(SocketPort.Closing.GOING_AWAY);
    assertThat(socket.heard()).isEmpty();
  }

  @Test
  void aViewThatWasOvertakenIsReadAgain() {
    openAtelier();
    gathering.store.write(
        () ->
            new InMemorySidebars(gathering.store)
                .hear(
                    Gathering.HALL,
                    ada,
                    new RoomNotifications(RoomNotifications.Level.NOTHING, null)));
    // While the views are read somebody comes into the hall, and ada is told so.
    boolean[] within = {false};
    int[] comers = {2};
    gathering.store.betweenStatements(
        () -> {
          if (!within[0]) {
            within[0] = true;
            gathering.joinHall(gathering.person(++comers[0], "comer" + comers[0]));
            socket.session.drain(socket);
            within[0] = false;
          }
        });
    place(Role.MEMBER);
    gathering.store.betweenStatements(() -> {});
    List<Object> heard = socket.heard();
    assertThat(comers[0]).isGreaterThan(2);
    assertThat(joined(heard)).contains(now(Gathering.HALL), now(atelier));
    long cursor = 0;
    for (Object each : heard) {
      if (each instanceof Change change && change.room().equals(Gathering.HALL)) {
        cursor = change.seq().value();
      } else if (each instanceof ServerMessage.Joined(RoomView view)
          && view.id().equals(Gathering.HALL.toString())) {
        assertThat(view.head()).isEqualTo(cursor);
      }
    }
  }
}
