package org.folkmoot.application.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.folkmoot.application.account.SignedIn;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.InMemoryPasswords;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.Password;
import org.folkmoot.domain.user.User;
import org.junit.jupiter.api.Test;

class GatherCrowdTest {
  private static final Password PASSWORD = new Password("correct horse battery");
  private static final int PEOPLE = 450; // more than are written at once
  private static final GatherCrowd.CrowdSize WISH =
      new GatherCrowd.CrowdSize(PEOPLE, 7, 3, "crowd", PASSWORD);

  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final InMemoryHouse house = new InMemoryHouse(time, Runnable::run);
  private final GatherCrowd gather =
      new GatherCrowd(
          house.users,
          new InMemoryPasswords(),
          house.openSignIn,
          house.log,
          house.rooms,
          house.store,
          time,
          UUID::randomUUID);

  private Crowd gather(long seed) {
    return gather.gather(WISH, new SplittableRandom(seed));
  }

  private List<RoomView> roomsOf(Crowd.Visitor somebody) {
    return house.look().own(somebody.signedIn().user().id());
  }

  private static List<User> users(Crowd crowd) {
    return crowd.people().stream().map(Crowd.Visitor::signedIn).map(SignedIn::user).toList();
  }

  @Test
  void everybodyIsInTheirRoomsAndInTheOneForAll() {
    Crowd crowd = gather(1);

    assertThat(crowd.rooms()).hasSize(7);
    assertThat(crowd.people()).hasSize(PEOPLE);
    for (Crowd.Visitor somebody : crowd.people()) {
      List<String> expected =
          new ArrayList<>(somebody.rooms().stream().map(RoomId::toString).toList());
      assertThat(new HashSet<>(expected)).hasSize(3);
      expected.add(Room.GENERAL.toString());
      assertThat(roomsOf(somebody)).extracting(RoomView::id).hasSameElementsAs(expected);
    }
  }

  @Test
  void everyRoomHasOneOwner() {
    Crowd crowd = gather(1);

    List<RoomId> owned = new ArrayList<>();
    for (Crowd.Visitor somebody : crowd.people()) {
      roomsOf(somebody).stream()
          .filter(room -> room.myRole().equals("owner"))
          .forEach(room -> owned.add(new RoomId(UUID.fromString(room.id()))));
    }
    assertThat(owned)
        .containsExactlyInAnyOrderElementsOf(
            crowd.rooms().stream().map(Crowd.CrowdRoom::id).toList());
  }

  @Test
  void theFirstOfAllIsTheAdministratorAndNobodyElse() {
    assertThat(users(gather(1)).stream().filter(User::admin)).hasSize(1);
  }

  @Test
  void againTheSamePeopleAreSignedInAnewAndNothingElseChanges() {
    Crowd crowd = gather(1);
    long head = roomsOf(crowd.people().getFirst()).getFirst().head();

    Crowd again = gather(1);

    assertThat(again.rooms()).isEqualTo(crowd.rooms());
    assertThat(users(again)).isEqualTo(users(crowd));
    assertThat(again.people())
        .extracting(Crowd.Visitor::rooms)
        .isEqualTo(crowd.people().stream().map(Crowd.Visitor::rooms).toList());
    assertThat(roomsOf(again.people().getFirst()).getFirst().head()).isEqualTo(head);
    assertThat(again.people().getFirst().signedIn().signIn())
        .isNotEqualTo(crowd.people().getFirst().signedIn().signIn());
  }

  @Test
  void theyAreSignedInAndCanSignInByThemselves() {
    Crowd crowd = gather(1);

    SignedIn first = crowd.people().getFirst().signedIn();
    assertThat(house.signIns.good(List.of(first.signIn()))).containsExactly(first.signIn());
    Optional<String> hash = house.users.byLogin("crowd-00001").map(Users.Login::passwordHash);
    assertThat(new InMemoryPasswords().matches(PASSWORD, hash)).isTrue();
  }

  @Test
  void anotherSeedIsAnotherCrowd() {
    assertThat(gather(1).people())
        .extracting(Crowd.Visitor::rooms)
        .isNotEqualTo(gather(2).people().stream().map(Crowd.Visitor::rooms).toList());
  }
}
