package org.folkmoot.application.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;
import static org.folkmoot.domain.decision.Refusal.Reason.CONFLICT;
import static org.folkmoot.domain.decision.Refusal.Reason.FORBIDDEN;
import static org.folkmoot.domain.decision.Refusal.Reason.NOT_FOUND;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.invite.InviteCode;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.posting.PostRequest;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.RoomInfo;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.rules.RoomLimits;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static final RoomId NOWHERE = new RoomId(new UUID(9, 9));

  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final InMemoryHouse house = new InMemoryHouse(time, Runnable::run);
  private final UserId ada = house.person("ada");
  private final UserId bob = house.person("bob");

  private static void refused(Decision<?> decision, Refusal.Reason reason) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class, no -> assertThat(no.refusal().reason()).isEqualTo(reason));
  }

  private Decision<RoomView> create(UserId by, String name, Visibility visibility) {
    return house.create().create(by, new RoomName(name), Description.NONE, visibility);
  }

  private Seq head(RoomId room, UserId reader) {
    return new Seq(accepted(house.look().one(reader, room)).head());
  }

  @Test
  void whoOpensARoomOwnsIt() {
    RoomView room = accepted(create(ada, "tea", Visibility.PUBLIC));
    assertThat(room.myRole()).isEqualTo("owner");
    assertThat(room.memberCount()).isEqualTo(1);
    assertThat(room.head()).isEqualTo(2);
    assertThat(house.look().own(ada)).extracting(RoomView::name).contains("tea");
    assertThat(house.look().own(bob)).extracting(RoomView::name).containsExactly("general");
  }

  @Test
  void namesAreUniqueAmongPublicRoomsAlone() {
    accepted(create(ada, "Tea", Visibility.PUBLIC));
    refused(create(bob, "tEA", Visibility.PUBLIC), CONFLICT);
    accepted(create(bob, "tea", Visibility.PRIVATE));
    accepted(create(ada, "tea", Visibility.PRIVATE));
  }

  @Test
  void aPublicRoomIsNotCalledByWhatLooksLikeAnothersName() {
    RoomId tea = house.room(ada, "Tea l0", Visibility.PUBLIC);
    refused(create(bob, "T\u0435a 1O", Visibility.PUBLIC), CONFLICT);
    accepted(create(bob, "T\u0435a 1O", Visibility.PRIVATE));
    RoomId own = house.room(bob, "mine", Visibility.PUBLIC);
    refused(rename(bob, own, "Te\u0430 10"), CONFLICT);
    accepted(rename(ada, tea, "tEA 10"));
  }

  private Decision<RoomView> rename(UserId by, RoomId room, String name) {
    return house
        .changeRoom()
        .change(
            by,
            room,
            new RoomAdministration.RoomPatch(
                new RoomName(name), null, null, null, SettingsPatch.NONE));
  }

  @Test
  void nobodyComesIntoMoreRoomsThanTheyMayBeIn() {
    RoomId first = house.room(ada, "room 2", Visibility.PRIVATE);
    for (int i = 3; i <= RoomLimits.ROOMS_MAX; i++) {
      house.room(ada, "room " + i, Visibility.PRIVATE);
    }
    RoomId tea = house.room(bob, "tea", Visibility.PUBLIC);
    InviteCode code = accepted(house.createInvite().create(bob, tea, null, null)).code();
    Seq head = head(tea, bob);
    refused(house.acceptInvite().accept(ada, code, new ClientAddress("192.0.2.1")), CONFLICT);
    refused(create(ada, "one more", Visibility.PRIVATE), CONFLICT);
    refused(house.join().join(ada, tea), CONFLICT);
    refused(
        house.moderate().place(bob, tea, "ada", new Moderate.MemberPatch(null, null)), CONFLICT);
    assertThat(head(tea, bob)).isEqualTo(head);
    assertThat(accepted(house.look().one(ada, tea)).myRole()).isEqualTo("none");
    accepted(house.join().join(ada, Room.GENERAL));
    accepted(house.changeRoom().delete(ada, first));
    accepted(house.join().join(ada, tea));
    refused(create(ada, "one more", Visibility.PRIVATE), CONFLICT);
  }

  @Test
  void joiningTwiceChangesNothingTheSecondTime() {
    RoomId room = house.room(ada, "tea", Visibility.PUBLIC);
    RoomView first = accepted(house.join().join(bob, room));
    assertThat(first.myRole()).isEqualTo("member");
    assertThat(accepted(house.join().join(bob, room))).isEqualTo(first);
  }

  @Test
  void leavingTwiceChangesNothingTheSecondTime() {
    RoomId room = house.room(ada, "tea", Visibility.PUBLIC, bob);
    assertThat(accepted(house.leave().leave(bob, room))).isPresent();
    Seq head = head(room, ada);
    assertThat(accepted(house.leave().leave(bob, room))).isEmpty();
    assertThat(head(room, ada)).isEqualTo(head);
    refused(house.leave().leave(ada, room), CONFLICT);
  }

  @Test
  void aLoopOfJoiningAndLeavingIsOnePairOfLinesAndAllItsChanges() {
    RoomId room = house.room(ada, "tea", Visibility.PUBLIC);
    Seq before = head(room, ada);
    for (int i = 0; i < 20; i++) {
      accepted(house.join().join(bob, room));
      accepted(house.leave().leave(bob, room));
      time.pass(Duration.ofSeconds(1));
    }
    assertThat(head(room, ada).value() - before.value()).isEqualTo(40 + 2);
    // Whoever stays is told to go.
    accepted(house.join().join(bob, room));
    time.pass(Duration.ofMinutes(1));
    accepted(house.leave().leave(bob, room));
    assertThat(head(room, ada).value() - before.value()).isEqualTo(42 + 3);
  }

  @Test
  void ofAPrivateRoomOthersLearnNothing() {
    RoomId room = house.room(ada, "tea", Visibility.PRIVATE);
    refused(house.look().one(bob, room), NOT_FOUND);
    refused(house.join().join(bob, room), NOT_FOUND);
    refused(house.leave().leave(bob, room), NOT_FOUND);
    refused(house.look().members(bob, room, "", null, 10), NOT_FOUND);
    refused(mark(bob, "bob", room, 1, false), NOT_FOUND);
    assertThat(house.look().publicNamed(new RoomName("tea"))).isEmpty();
    assertThat(house.look().directory("", null, 10).items())
        .extracting(RoomInfo::name)
        .containsExactly("general");
  }

  @Test
  void ofAPublicRoomOthersLearnThatItIsThere() {
    RoomId room = house.room(ada, "tea", Visibility.PUBLIC);
    RoomView seen = accepted(house.look().one(bob, room));
    assertThat(seen.myRole()).isEqualTo("none");
    assertThat(seen.unread()).isZero();
    assertThat(house.look().publicNamed(new RoomName("TEA"))).contains(room);
    refused(house.look().members(bob, room, "", null, 10), FORBIDDEN);
    refused(mark(bob, "bob", room, 1, false), FORBIDDEN);
  }

  @Test
  void whatIsNowhereIsNotFound() {
    refused(house.join().join(ada, NOWHERE), NOT_FOUND);
    refused(house.leave().leave(ada, NOWHERE), NOT_FOUND);
    refused(house.look().one(ada, NOWHERE), NOT_FOUND);
    refused(mark(ada, "ada", NOWHERE, 1, false), NOT_FOUND);
  }

  @Test
  void theMarkGoesForwardUnlessAskedBackAndNeverBeyondTheHead() {
    RoomId room = house.room(ada, "tea", Visibility.PUBLIC, bob);
    for (int i = 0; i < 3; i++) {
      house.post.post(
          new PostRequest(room, bob, new ClientId("c" + i), "hello", null, time.nanos()));
    }
    long head = head(room, ada).value();
    assertThat(accepted(house.look().one(ada, room)).unread()).isEqualTo(3);
    Rooms.ReadMark some = accepted(mark(ada, "ada", room, head - 1, false));
    assertThat(some.unread()).isEqualTo(1);
    Rooms.ReadMark all = accepted(mark(ada, "ada", room, head + 100, false));
    assertThat(all.seq()).isEqualTo(new Seq(head));
    assertThat(all.unread()).isZero();
    assertThat(accepted(mark(ada, "ada", room, 1, false)).seq()).isEqualTo(new Seq(head));
    Rooms.ReadMark back = accepted(mark(ada, "ada", room, head - 2, true));
    assertThat(back.unread()).isEqualTo(2);
    assertThat(back.rev()).isGreaterThan(all.rev());
  }

  private Decision<Rooms.ReadMark> mark(
      UserId who, String name, RoomId room, long seq, boolean back) {
    return house.markRead().mark(who, new Username(name), room, new Seq(seq), back);
  }

  @Test
  void generalIsOpenedOnceWithAWelcomeInIt() {
    Seq head = head(Room.GENERAL, ada);
    new OpenGeneral(house.log, house.store, time).open();
    assertThat(head(Room.GENERAL, ada)).isEqualTo(head);
    assertThat(accepted(house.read().message(ada, Room.GENERAL, new Seq(2))).body())
        .startsWith("Welcome to Folkmoot");
  }

  @Test
  void whatARoomForgetsIsOneChangeThatEverybodyCatchesUpOver() {
    RoomId room = house.room(ada, "tea", Visibility.PUBLIC, bob);
    Seq before = head(room, bob);
    for (int i = 0; i < 5; i++) {
      house.post.post(
          new PostRequest(room, bob, new ClientId("c" + i), "hello", null, time.nanos()));
    }
    accepted(
        house
            .changeRoom()
            .change(
                ada,
                room,
                new RoomAdministration.RoomPatch(
                    null, null, null, null, new SettingsPatch(Map.of("keepNewest", 2)))));
    Seq set = head(room, bob);
    house.clearRooms().clear();
    house.clearRooms().clear();
    assertThat(head(room, bob)).isEqualTo(set.next());
    assertThat(accepted(house.look().one(bob, room)).firstSeq()).isGreaterThan(before.value());
    assertThat(accepted(house.look().one(ada, room)).unread()).isEqualTo(2);
    CatchUp.Missed.Changes missed =
        (CatchUp.Missed.Changes) accepted(house.read().changes(bob, room, before, null, 100));
    assertThat(missed.head()).isEqualTo(set.next());
    assertThat(missed.changes()).hasSize(3);
    assertThat(missed.changes().getLast()).isInstanceOf(Change.RoomChange.class);
  }

  @Test
  void whatADeletedRoomLeavesIsClearedAway() {
    RoomId room = house.room(ada, "tea", Visibility.PUBLIC, bob);
    accepted(house.changeRoom().delete(ada, room));
    house.clearRooms().clear();
    assertThat(house.store.write(() -> house.log.member(room, ada))).isEmpty();
    refused(house.changeRoom().delete(ada, room), NOT_FOUND);
  }
}
