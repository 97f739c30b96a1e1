package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.Directs;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.room.DirectParticipants;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.DirectRooms;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Directs}. */
public abstract class DirectsContract {
  private People people;
  private UserId ada;
  private UserId bob;
  private UserId eve;
  private RoomId direct;

  protected abstract Directs directs();

  protected abstract Rooms rooms();

  protected abstract RoomLog log();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void openRoom() {
    people = new People(new Random(17), users(), log(), transactions());
    ada = people.person("ada");
    bob = people.person("bob");
    eve = people.person("eve");
    direct = new RoomId(people.id());
    assertThat(found(direct, ada, bob)).isTrue();
  }

  private boolean found(RoomId id, UserId... who) {
    Room room = Room.direct(id, new RoomName("a direct room"), who[0], People.NOON);
    return transactions()
        .write(
            () ->
                log()
                    .found(
                        DirectRooms.founding(
                            room, DirectParticipants.of(List.of(who)), People.NOON)));
  }

  private Long closed(UserId reader) {
    return rooms().view(direct, reader).orElseThrow().mine().closedSeq();
  }

  @Test
  void oneSetOfPeopleHasOneRoom() {
    assertThat(found(new RoomId(people.id()), bob, ada)).isFalse();
    assertThat(directs().of(DirectParticipants.of(List.of(bob, ada)))).contains(direct);
    assertThat(directs().of(DirectParticipants.of(List.of(ada)))).isEmpty();
    RoomId three = new RoomId(people.id());
    assertThat(found(three, ada, bob, eve)).isTrue();
    assertThat(directs().of(DirectParticipants.of(List.of(eve, bob, ada)))).contains(three);
  }

  @Test
  void whoIsInItIsInItsView() {
    assertThat(rooms().view(direct, ada).orElseThrow().members())
        .extracting(UserRef::username)
        .containsExactly("ada", "bob");
    RoomId hall = people.room("hall", Visibility.PUBLIC, ada);
    assertThat(rooms().view(hall, ada).orElseThrow().members()).isNull();
    assertThat(rooms().view(direct, eve)).isEmpty();
    assertThat(rooms().directory("", null, 10).items()).hasSize(1);
  }

  @Test
  void whatWasPutAwayComesBackWithTheNextMessage() {
    long version = rooms().viewsOf(bob).version();
    assertThat(transactions().write(() -> directs().close(direct, bob))).isTrue();
    assertThat(closed(bob)).isEqualTo(3);
    assertThat(closed(ada)).isNull();
    assertThat(rooms().viewsOf(bob).version()).isGreaterThan(version);
    people.post(direct, ada, "c1", "Are you there?");
    assertThat(closed(bob)).isNull();
    assertThat(transactions().write(() -> directs().close(direct, bob))).isTrue();
    assertThat(closed(bob)).isEqualTo(4);
    transactions()
        .write(
            () -> {
              directs().reopen(direct, bob);
              return true;
            });
    assertThat(closed(bob)).isNull();
  }

  @Test
  void onlyADirectRoomOfOnesOwnIsPutAway() {
    RoomId hall = people.room("hall", Visibility.PUBLIC, ada);
    assertThat(transactions().write(() -> directs().close(hall, ada))).isFalse();
    assertThat(transactions().write(() -> directs().close(direct, eve))).isFalse();
  }
}
