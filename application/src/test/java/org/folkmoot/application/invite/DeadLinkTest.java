package org.folkmoot.application.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.HERE;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;
import static org.folkmoot.domain.decision.Refusal.Reason.GONE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.room.Moderate;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.MinimumRole;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links whose makers may make none any more. */
class DeadLinkTest {
  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final InMemoryHouse house = new InMemoryHouse(time, Runnable::run);
  // The first of all administers the server; the others are what they are in the room.
  private final UserId overseer = house.person("overseer");
  private final UserId ada = house.person("ada");
  private final UserId bob = house.person("bob");
  private final UserId cora = house.person("cora");
  private final RoomId den = house.room(ada, "den", Visibility.PRIVATE);

  @BeforeEach
  void bobIsAnAdmin() {
    place("bob", Role.ADMIN);
  }

  private void place(String who, Role role) {
    accepted(house.moderate().place(ada, den, who, new Moderate.MemberPatch(role, null)));
  }

  private InviteCode code(UserId maker) {
    return accepted(house.createInvite().create(maker, den, null, null)).code();
  }

  private void isGone(InviteCode code) {
    for (Decision<?> answer :
        List.of(
            house.acceptInvite().accept(cora, code, HERE),
            house.previewInvite().preview(code, HERE))) {
      assertThat(answer)
          .isInstanceOfSatisfying(
              Decision.Refused.class, no -> assertThat(no.refusal().reason()).isEqualTo(GONE));
    }
  }

  @Test
  void theLinkOfAnAdminWhoIsDemotedLeadsNowhere() {
    InviteCode code = code(bob);
    place("bob", Role.MEMBER);
    isGone(code);
    place("bob", Role.ADMIN);
    accepted(house.previewInvite().preview(code, HERE));
    assertThat(accepted(house.acceptInvite().accept(cora, code, HERE)).myRole())
        .isEqualTo("member");
  }

  @Test
  void theLinkOfAnAdminWhoIsKickedLeadsNowhereAlsoNotForThemselves() {
    InviteCode code = code(bob);
    accepted(house.moderate().kick(ada, den, "bob"));
    isGone(code);
    assertThat(house.acceptInvite().accept(bob, code, HERE)).isInstanceOf(Decision.Refused.class);
  }

  @Test
  void theLinkOfAnAdminWhoIsBannedLeadsNowhere() {
    InviteCode code = code(bob);
    accepted(house.moderate().ban(ada, den, "bob", null, null));
    isGone(code);
  }

  @Test
  void theLinkOfAnAdminWhoIsMutedOrLeftLeadsNowhere() {
    InviteCode code = code(bob);
    accepted(
        house
            .moderate()
            .place(
                ada,
                den,
                "bob",
                new Moderate.MemberPatch(null, new Moderate.Mute(Member.FOREVER))));
    isGone(code);
    accepted(
        house
            .moderate()
            .place(ada, den, "bob", new Moderate.MemberPatch(null, new Moderate.Mute(null))));
    accepted(house.leave().leave(bob, den));
    isGone(code);
  }

  @Test
  void theLinkOfAMemberEndsWhereMembersMayMakeNone() {
    place("bob", Role.MEMBER);
    mayInvite(MinimumRole.MEMBERS);
    InviteCode code = code(bob);
    accepted(house.previewInvite().preview(code, HERE));
    mayInvite(MinimumRole.ADMINS);
    isGone(code);
  }

  private void mayInvite(MinimumRole who) {
    SettingsPatch settings = new SettingsPatch(Map.of("whoMayInvite", SettingsPatch.lower(who)));
    accepted(
        house
            .changeRoom()
            .change(ada, den, new RoomAdministration.RoomPatch(null, null, null, null, settings)));
  }

  @Test
  void whatAnArchivedRoomHasOfLinksGoesOn() {
    InviteCode code = code(bob);
    accepted(
        house
            .changeRoom()
            .change(
                ada,
                den,
                new RoomAdministration.RoomPatch(null, null, null, true, SettingsPatch.NONE)));
    accepted(house.previewInvite().preview(code, HERE));
    accepted(house.acceptInvite().accept(cora, code, HERE));
  }

  @Test
  void whoAdministersTheServerNeedNotBeInAPublicRoom() {
    RoomId tea = house.room(ada, "tea", Visibility.PUBLIC);
    InviteCode code = accepted(house.createInvite().create(overseer, tea, null, null)).code();
    accepted(house.acceptInvite().accept(cora, code, HERE));
  }

  @Test
  void whoIsInAlreadyStaysInByADeadLink() {
    InviteCode code = code(bob);
    accepted(house.acceptInvite().accept(cora, code, HERE));
    place("bob", Role.MEMBER);
    accepted(house.acceptInvite().accept(cora, code, HERE));
    assertThat(house.acceptInvite().accept(overseer, code, HERE))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            no -> assertThat(no.refusal().reason()).isEqualTo(Refusal.Reason.GONE));
  }
}
