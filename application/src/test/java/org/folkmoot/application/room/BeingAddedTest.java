package org.folkmoot.application.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;
import static org.folkmoot.domain.decision.Refusal.Reason.FORBIDDEN;
import static org.folkmoot.domain.decision.Refusal.Reason.NOT_FOUND;

import java.time.Instant;
import java.util.List;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.domain.user.WhoMayAdd;
import org.junit.jupiter.api.Test;

/** Who lets whom bring them into rooms. */
class BeingAddedTest {
  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final InMemoryHouse house = new InMemoryHouse(time, Runnable::run);
  // She administers the server, which is no excuse.
  private final UserId ada = house.person("ada");
  private final UserId bob = house.person("bob");
  private final UserId eve = house.person("eve");
  private final RoomId trap = house.room(eve, "trap", Visibility.PRIVATE);

  private Decision<MemberView> add(UserId by, String who, Role role) {
    return house.moderate().place(by, trap, who, new Moderate.MemberPatch(role, null));
  }

  private static Refusal refused(Decision<?> decision, Refusal.Reason reason) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class, no -> assertThat(no.refusal().reason()).isEqualTo(reason));
    return ((Decision.Refused<?>) decision).refusal();
  }

  private void isNotIn(UserId user) {
    refused(house.look().one(user, trap), NOT_FOUND);
  }

  @Test
  void whoIsBlockedDoesNotBringTheOneWhoBlocksThemIntoARoom() {
    accepted(house.block().block(bob, new Username("eve"), true));
    for (Role role : List.of(Role.MEMBER, Role.ADMIN, Role.OWNER)) {
      refused(add(eve, "bob", role), FORBIDDEN);
    }
    refused(
        house.moderate().place(eve, trap, "bob", new Moderate.MemberPatch(null, null)), FORBIDDEN);
    isNotIn(bob);
    accepted(house.block().block(bob, new Username("eve"), false));
    accepted(add(eve, "bob", Role.MEMBER));
    // Who is in already stays, and is given what role they are given.
    accepted(house.block().block(bob, new Username("eve"), true));
    accepted(add(eve, "bob", Role.ADMIN));
  }

  @Test
  void nobodyBringsInWhoWantsToBeAsked() {
    house.users.letAdd(bob, WhoMayAdd.NOBODY);
    house.room(bob, "den", Visibility.PUBLIC, eve);
    Refusal said = refused(add(eve, "bob", Role.MEMBER), FORBIDDEN);
    house.users.letAdd(bob, WhoMayAdd.EVERYONE);
    accepted(house.block().block(bob, new Username("eve"), true));
    // Which of the two it is isn't said.
    assertThat(refused(add(eve, "bob", Role.MEMBER), FORBIDDEN)).isEqualTo(said);
    isNotIn(bob);
  }

  @Test
  void aRoomThatBothAreInIsEnoughUnlessEverybodyIsInIt() {
    house.users.letAdd(bob, WhoMayAdd.SHARED_ROOM);
    refused(add(eve, "bob", Role.MEMBER), FORBIDDEN);
    // Nor is a direct one: anybody opens that.
    accepted(house.openDirect().open(eve, List.of(new Username("bob"))));
    refused(add(eve, "bob", Role.MEMBER), FORBIDDEN);
    RoomId den = house.room(bob, "den", Visibility.PUBLIC, eve);
    accepted(house.leave().leave(eve, den));
    refused(add(eve, "bob", Role.MEMBER), FORBIDDEN);
    accepted(house.join().join(eve, den));
    accepted(add(eve, "bob", Role.MEMBER));
  }

  @Test
  void whoMayAddNobodyLearnsOfNobodysChoice() {
    accepted(add(eve, "ada", Role.MEMBER));
    house.users.letAdd(bob, WhoMayAdd.NOBODY);
    Refusal own =
        refused(
            house.moderate().place(ada, trap, "bob", new Moderate.MemberPatch(null, null)),
            FORBIDDEN);
    house.users.letAdd(bob, WhoMayAdd.EVERYONE);
    assertThat(
            refused(
                house.moderate().place(ada, trap, "bob", new Moderate.MemberPatch(null, null)),
                FORBIDDEN))
        .isEqualTo(own);
  }
}
