package org.folkmoot.domain.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RightsTest {
  private final Room hall = room(Visibility.PUBLIC);
  private final Room attic = room(Visibility.PRIVATE);

  private static Room room(Visibility visibility) {
    return Room.fresh(
        new RoomId(new UUID(1, 1)),
        new RoomName("hall"),
        Description.NONE,
        visibility,
        new UserId(new UUID(1, 2)),
        Instant.EPOCH);
  }

  @ParameterizedTest
  @EnumSource
  void aPrivateRoomIsHiddenFromWhoeverIsOutOfIt(Act act) {
    for (Standing out : new Standing[] {Standing.STRANGER, Standing.BANNED, Standing.OVERSEER}) {
      assertThat(Rights.in(attic).to(act, out)).isEqualTo(Rights.Answer.HIDDEN);
    }
    assertThat(Rights.refusal(attic, act, Standing.STRANGER, true))
        .contains(Refusal.notFound("room"));
  }

  @ParameterizedTest
  @EnumSource
  void whoRulesMayWhateverWhoIsRuledMay(Act act) {
    for (Room room : new Room[] {hall, attic}) {
      Rights rights = Rights.in(room);
      if (rights.to(act, Standing.MEMBER) == Rights.Answer.YES) {
        assertThat(rights.to(act, Standing.ADMIN)).isEqualTo(Rights.Answer.YES);
      }
      if (rights.to(act, Standing.ADMIN) == Rights.Answer.YES) {
        assertThat(rights.to(act, Standing.OWNER)).isEqualTo(Rights.Answer.YES);
      }
    }
  }

  @Test
  void anOverseerWhoIsAMemberMayWhatEitherMay() {
    assertThat(Rights.refusal(hall, Act.POST, Standing.MEMBER, true)).isEmpty();
    assertThat(Rights.refusal(hall, Act.BAN, Standing.MEMBER, true)).isEmpty();
    assertThat(Rights.refusal(hall, Act.BAN, Standing.MEMBER, false))
        .contains(Refusal.forbidden("Only an admin or an owner may do this."));
    assertThat(Rights.refusal(attic, Act.BAN, Standing.MEMBER, true)).isPresent();
  }

  @Test
  void rulingIsNoWayRoundBeingInTheRoom() {
    assertThat(Rights.refusal(hall, Act.READ, Standing.STRANGER, true))
        .contains(Refusal.forbidden("Join the room first."));
  }
}
