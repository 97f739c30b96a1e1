package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.SystemView;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.SystemEvent;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.HistoryVisibility;
import org.folkmoot.domain.room.MinimumRole;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Settings;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link RoomLog} for what a room itself is. */
public abstract class RoomAdministrationContract {
  private RoomLog log;
  private Transactions transactions;
  private People people;
  private UserId ada;
  private RoomId hall;

  protected abstract RoomLog log();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void openHall() {
    log = log();
    transactions = transactions();
    people = new People(new Random(19), users(), log, transactions);
    ada = people.person("ada");
    hall = people.room("hall", Visibility.PUBLIC, ada);
  }

  @Test
  void whatARoomIsSetToIsKept() {
    people.set(hall, ada, "topic", "tea");
    people.set(hall, ada, "icon", "🌲");
    people.set(hall, ada, "retentionDays", 30);
    people.set(hall, ada, "keepNewest", 1_000);
    people.set(hall, ada, "whoMayPost", "admins");
    people.set(hall, ada, "whoMayInvite", "members");
    people.set(hall, ada, "slowModeSeconds", 60);
    people.set(hall, ada, "historyForNewcomers", "sinceJoining");
    assertThat(room().settings())
        .isEqualTo(
            new Settings(
                "tea",
                "🌲",
                MinimumRole.ADMINS,
                60,
                MinimumRole.MEMBERS,
                30,
                1_000,
                HistoryVisibility.SINCE_JOINING));
  }

  private Room room() {
    return transactions.write(() -> log.lock(List.of(hall)).rooms().get(hall).room());
  }

  private RoomAdministration administration(LockedRoom lockedRoom) {
    return new RoomAdministration(
        lockedRoom, new Actor(ada, log.member(hall, ada), false), People.NOON);
  }

  @Test
  void aRenamingIsKeptWithItsLine() {
    Seq before = room().head();
    people.in(
        hall,
        lockedRoom ->
            administration(lockedRoom)
                .change(
                    new RoomAdministration.RoomPatch(
                        new RoomName("barn"),
                        new Description("for cows"),
                        Visibility.PRIVATE,
                        true,
                        SettingsPatch.NONE)));
    Room now = room();
    assertThat(now.name().value()).isEqualTo("barn");
    assertThat(now.description().value()).isEqualTo("for cows");
    assertThat(now.visibility()).isEqualTo(Visibility.PRIVATE);
    assertThat(now.archivedAt()).isEqualTo(People.NOON);
    List<Change> changes = transactions.write(() -> log.appended(hall, before, now.head()));
    Change.RoomChange room = (Change.RoomChange) changes.getFirst();
    assertThat(room.event()).isEqualTo("archived");
    assertThat(room.info().name()).isEqualTo("barn");
    Change.MessageChange line = (Change.MessageChange) changes.getLast();
    assertThat(line.message().system())
        .extracting(SystemView::event, SystemView::name)
        .containsExactly("renamed", "barn");
    assertThat(log.message(hall, now.head()).orElseThrow().event())
        .isEqualTo(SystemEvent.renamed(new RoomName("barn"), ada));
  }

  @Test
  void aNameBelongsToOnePublicRoom() {
    people.room("shed", Visibility.PUBLIC, ada);
    people.room("cellar", Visibility.PRIVATE, ada);
    Room old = room();
    assertThat(claimed(called(old, "SHED"))).isFalse();
    assertThat(claimed(called(old, "cellar"))).isTrue();
    assertThat(claimed(old)).isTrue();
    RoomId next = people.room("next", Visibility.PUBLIC, ada);
    people.in(hall, lockedRoom -> administration(lockedRoom).delete());
    assertThat(room().deletedAt()).isEqualTo(People.NOON);
    Room other = transactions.write(() -> log.lock(List.of(next)).rooms().get(next).room());
    assertThat(claimed(called(other, "hall"))).isTrue();
  }

  @Test
  void whatLooksLikeTheNameOfAPublicRoomBelongsToItToo() {
    people.room("shed 10", Visibility.PUBLIC, ada);
    people.room("cellar", Visibility.PRIVATE, ada);
    Room old = room();
    assertThat(claimed(called(old, "sh\u0435d lO"))).isFalse();
    assertThat(claimed(called(old, "c\u0435llar"))).isTrue();
    // Its own looks are no other's, also where only the case of a letter changes.
    assertThat(claimed(called(old, "CELLAR"))).isTrue();
    // Under a name that it was not made of they protect nobody.
    people.in(
        hall,
        lockedRoom ->
            administration(lockedRoom)
                .change(
                    new RoomAdministration.RoomPatch(
                        new RoomName("barn"), null, Visibility.PUBLIC, null, SettingsPatch.NONE)));
    RoomId next = people.room("next", Visibility.PUBLIC, ada);
    Room other = transactions.write(() -> log.lock(List.of(next)).rooms().get(next).room());
    assertThat(claimed(called(other, "c\u0435llar"))).isTrue();
  }

  private static Room called(Room room, String name) {
    return room.shaped(new RoomName(name), room.description(), Visibility.PUBLIC, room.settings());
  }

  // As it is done: whoever is refused appends nothing, but may go on with the transaction.
  private boolean claimed(Room room) {
    return transactions.write(
        () -> {
          log.lock(List.of(hall));
          boolean claimed = log.claim(room);
          log.member(hall, ada);
          return claimed;
        });
  }

  @Test
  void slowRoomsRememberWhoSaidSomethingWhen() {
    people.post(hall, ada, "a", "before");
    assertThat(lastPost()).isEmpty();
    people.set(hall, ada, "slowModeSeconds", 60);
    people.post(hall, ada, "b", "after");
    assertThat(lastPost()).contains(People.NOON);
    people.in(
        hall, lockedRoom -> lockedRoom.leave(log.member(hall, ada), 1, People.NOON.plusSeconds(1)));
    people.join(hall, ada);
    assertThat(lastPost()).contains(People.NOON);
  }

  private Optional<java.time.Instant> lastPost() {
    RoomLog.PostLookup lookup =
        new RoomLog.PostLookup(hall, ada, new ClientId("new"), null, null, Set.of());
    return transactions.write(() -> log.lockAndLook(List.of(lookup))).looks().getFirst().lastPost();
  }
}
