package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.memory.InMemoryRoomLog;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A room in which newcomers see what was said since they joined, and somebody who comes again. */
final class NewcomerTest {
  private final Gathering gathering = new Gathering();
  private final UserId ada = gathering.person(1, "ada");
  private final UserId bob = gathering.person(2, "bob");
  private final RoomId room = gathering.room(ada, "for newcomers");

  @BeforeEach
  void letThemSeeWhatIsSaidSince() {
    change(
        (log, lockedRoom) ->
            new RoomAdministration(
                    lockedRoom, new Actor(ada, log.member(room, ada), false), Gathering.NOON)
                .change(
                    new RoomAdministration.RoomPatch(
                        null,
                        null,
                        null,
                        null,
                        new SettingsPatch(Map.of("historyForNewcomers", "sinceJoining")))));
    gathering.join(0, bob, room);
  }

  /** Another replica does it, and nobody is told. */
  private Seq change(BiConsumer<RoomLog, LockedRoom> deed) {
    RoomLog log = new InMemoryRoomLog(gathering.store);
    return gathering.store.write(
        () -> {
          RoomLog.LockedRooms locked = log.lock(List.of(room));
          LockedRoom lockedRoom = locked.rooms().get(room);
          deed.accept(log, lockedRoom);
          log.conclude(locked.rooms().values());
          return lockedRoom.room().head();
        });
  }

  private void look() {
    gathering.replicas.getFirst().live.hear(new Ring.LookRing(room));
  }

  @Test
  void isNeverToldOfWhatWasSaidWhileTheyWereOut() {
    Gathering.Socket socket = gathering.open(0, bob).greeted(Map.of());
    Draft draft = new Draft(ada, new ClientId("c1"), new Body("bob is out"), null, List.of());
    change((log, lockedRoom) -> lockedRoom.leave(log.member(room, bob), 1, Gathering.NOON));
    Seq said = change((log, l) -> l.post(log.member(room, ada), draft, false, Gathering.NOON));
    change((log, lockedRoom) -> lockedRoom.join(bob, log.member(room, bob), Gathering.NOON));
    look();
    assertThat(socket.heard())
        .filteredOn(ServerMessage.Catchup.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            ServerMessage.Catchup.class, catchup -> assertThat(catchup.reset()).isTrue());
    change(
        (log, lockedRoom) ->
            lockedRoom.edit(
                log.member(room, ada),
                log.message(room, said),
                new Body("bob was out"),
                List.of(),
                Gathering.NOON));
    look();
    assertThat(socket.heard()).noneMatch(Change.MessageChange.class::isInstance);
  }
}
