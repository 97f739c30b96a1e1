package org.folkmoot.application.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.memory.InMemoryRoomLog;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.ledger.Actor;
import org.folkmoot.domain.ledger.Ledger;
import org.folkmoot.domain.ledger.SettingsWish;
import org.folkmoot.domain.ledger.Upkeep;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
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
        (log, ledger) ->
            new Upkeep(ledger, new Actor(ada, log.member(room, ada), false), Gathering.NOON)
                .change(
                    new Upkeep.Wish(
                        null,
                        null,
                        null,
                        null,
                        new SettingsWish(Map.of("historyForNewcomers", "sinceJoining")))));
    gathering.join(0, bob, room);
  }

  /** Another replica does it, and nobody is told. */
  private Seq change(BiConsumer<RoomLog, Ledger> deed) {
    RoomLog log = new InMemoryRoomLog(gathering.store);
    return gathering.store.write(
        () -> {
          RoomLog.Locked locked = log.lock(List.of(room));
          Ledger ledger = locked.ledgers().get(room);
          deed.accept(log, ledger);
          log.conclude(locked.ledgers().values());
          return ledger.room().head();
        });
  }

  private void look() {
    gathering.replicas.getFirst().live.hear(new Ring.LookRing(room));
  }

  @Test
  void isNeverToldOfWhatWasSaidWhileTheyWereOut() {
    Gathering.Socket socket = gathering.open(0, bob).greeted(Map.of());
    Draft draft = new Draft(ada, new ClientId("c1"), new Body("bob is out"), null, List.of());
    change((log, ledger) -> ledger.leave(log.member(room, bob), 1, Gathering.NOON));
    Seq said = change((log, l) -> l.post(log.member(room, ada), draft, false, Gathering.NOON));
    change((log, ledger) -> ledger.join(bob, log.member(room, bob), Gathering.NOON));
    look();
    assertThat(socket.heard())
        .filteredOn(Telling.Catchup.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Telling.Catchup.class, catchup -> assertThat(catchup.reset()).isTrue());
    change(
        (log, ledger) ->
            ledger.edit(
                log.member(room, ada),
                log.message(room, said),
                new Body("bob was out"),
                List.of(),
                Gathering.NOON));
    look();
    assertThat(socket.heard()).noneMatch(Change.MessageChange.class::isInstance);
  }
}
