package org.folkmoot.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.domain.decision.Refusal.Reason.CONFLICT;
import static org.folkmoot.domain.decision.Refusal.Reason.FORBIDDEN;
import static org.folkmoot.domain.decision.Refusal.Reason.NOT_FOUND;
import static org.folkmoot.domain.rules.Scene.ADA;
import static org.folkmoot.domain.rules.Scene.BOB;
import static org.folkmoot.domain.rules.Scene.JOINED;
import static org.folkmoot.domain.rules.Scene.LEFT;
import static org.folkmoot.domain.rules.Scene.NOON;
import static org.folkmoot.domain.rules.Scene.accepted;
import static org.folkmoot.domain.rules.Scene.banned;
import static org.folkmoot.domain.rules.Scene.closed;
import static org.folkmoot.domain.rules.Scene.deleted;
import static org.folkmoot.domain.rules.Scene.direct;
import static org.folkmoot.domain.rules.Scene.gone;
import static org.folkmoot.domain.rules.Scene.member;
import static org.folkmoot.domain.rules.Scene.muted;
import static org.folkmoot.domain.rules.Scene.open;
import static org.folkmoot.domain.rules.Scene.refused;
import static org.folkmoot.domain.rules.Scene.somebody;
import static org.folkmoot.domain.rules.Scene.unchanged;
import static org.folkmoot.domain.rules.Scene.written;

import java.util.Optional;
import java.util.UUID;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageKind;
import org.folkmoot.domain.message.SystemEvent;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.LastMembershipChange;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.junit.jupiter.api.Test;

class ComingAndGoingTest {
  private final LockedRoom lockedRoom = open();

  @Test
  void joiningIsToldRightAfterIt() {
    Member member = accepted(lockedRoom.join(ADA, Optional.empty(), NOON));
    assertThat(member.role()).isEqualTo(Role.MEMBER);
    assertThat(member.joined()).isEqualTo(new Seq(11));
    assertThat(member.read()).isEqualTo(new Seq(11));
    assertThat(written(lockedRoom)).containsExactly(JOINED, "told JOINED");
    assertThat(lockedRoom.room().memberCount()).isEqualTo(3);
    assertThat(lockedRoom.entries().getLast())
        .isInstanceOfSatisfying(
            Entry.MessageEntry.class,
            told -> {
              Message message = told.message();
              assertThat(message.kind()).isEqualTo(MessageKind.SYSTEM);
              assertThat(message.event())
                  .isEqualTo(new SystemEvent(LastMembershipChange.JOINED, ADA, null));
              assertThat(message.body()).isEqualTo(Body.NONE);
              assertThat(message.clientId()).isNull();
            });
  }

  @Test
  void whoComesAndGoesWithinAMinuteIsToldOnce() {
    Member came = accepted(lockedRoom.join(ADA, Optional.empty(), NOON));
    Optional<Member> left = accepted(lockedRoom.leave(Optional.of(came), 1, NOON.plusSeconds(10)));
    Member again = accepted(lockedRoom.join(ADA, left, NOON.plusSeconds(20)));
    Optional<Member> gone =
        accepted(lockedRoom.leave(Optional.of(again), 1, () -> false, NOON.plusSeconds(30)));
    assertThat(written(lockedRoom))
        .containsExactly(JOINED, "told JOINED", LEFT, "told LEFT", JOINED, LEFT);
    assertThat(gone.orElseThrow().changed()).isEqualTo(lockedRoom.room().head());
    // A minute after they last came it is news again.
    accepted(lockedRoom.join(ADA, gone, NOON.plusSeconds(80)));
    assertThat(written(lockedRoom)).endsWith(LEFT, JOINED, "told JOINED");
  }

  @Test
  void whoStayedForAMinuteIsToldToLeaveHoweverTheyCame() {
    Member came = accepted(lockedRoom.join(ADA, Optional.empty(), NOON));
    accepted(lockedRoom.leave(Optional.of(came), 1, () -> false, NOON.plusSeconds(60)));
    assertThat(written(lockedRoom)).endsWith(LEFT, "told LEFT");
  }

  @Test
  void whoIsInAlreadyStaysAsTheyAre() {
    Member owner = accepted(lockedRoom.join(ADA, somebody(ADA, Role.OWNER), NOON));
    assertThat(owner.role()).isEqualTo(Role.OWNER);
    unchanged(lockedRoom);
    LockedRoom closed = closed();
    accepted(closed.join(ADA, member(ADA), NOON));
    unchanged(closed);
  }

  @Test
  void whoLeftComesBackAsAMember() {
    Optional<Member> before = somebody(ADA, Role.ADMIN).map(m -> m.leaving(new Seq(5)));
    Member back = accepted(lockedRoom.join(ADA, before, NOON));
    assertThat(back.isIn()).isTrue();
    assertThat(back.role()).isEqualTo(Role.MEMBER);
    assertThat(back.joined()).isEqualTo(new Seq(11));
  }

  @Test
  void comingBackDoesNotEndAMute() {
    Optional<Member> left = muted(ADA, NOON.plusSeconds(60)).map(m -> m.leaving(new Seq(5)));
    Member back = accepted(lockedRoom.join(ADA, left, NOON));
    assertThat(back.isMuted(NOON)).isTrue();
    assertThat(accepted(open().join(ADA, left, NOON.plusSeconds(60))).mutedUntil()).isNull();
  }

  @Test
  void privateDirectAndDeletedRoomsCannotBeJoined() {
    LockedRoom closed = closed();
    refused(closed, closed.join(ADA, Optional.empty(), NOON), NOT_FOUND);
    refused(closed, closed.join(ADA, gone(ADA), NOON), NOT_FOUND);
    LockedRoom direct = direct();
    refused(direct, direct.join(ADA, Optional.empty(), NOON), NOT_FOUND);
    LockedRoom deleted = deleted();
    refused(deleted, deleted.join(ADA, Optional.empty(), NOON), NOT_FOUND);
  }

  @Test
  void whoIsBannedStaysOutUntilTheBanEnds() {
    refused(lockedRoom, lockedRoom.join(ADA, banned(ADA, NOON.plusMillis(1)), NOON), FORBIDDEN);
    accepted(lockedRoom.join(ADA, banned(ADA, NOON), NOON));
  }

  @Test
  void leavingIsToldRightAfterIt() {
    Member gone = accepted(lockedRoom.leave(member(ADA), 1, NOON)).orElseThrow();
    assertThat(gone.isIn()).isFalse();
    assertThat(gone.role()).isEqualTo(Role.NONE);
    assertThat(gone.left()).isEqualTo(new Seq(11));
    assertThat(written(lockedRoom)).containsExactly(LEFT, "told LEFT");
    assertThat(lockedRoom.room().memberCount()).isEqualTo(1);
  }

  @Test
  void whoIsNotInLeavesNothing() {
    assertThat(accepted(lockedRoom.leave(Optional.empty(), 1, NOON))).isEmpty();
    assertThat(accepted(lockedRoom.leave(gone(ADA), 1, NOON))).isEmpty();
    unchanged(lockedRoom);
    LockedRoom closed = closed();
    refused(closed, closed.leave(Optional.empty(), 1, NOON), NOT_FOUND);
    refused(closed, closed.leave(gone(ADA), 1, NOON), NOT_FOUND);
  }

  @Test
  void lastOwnerCannotLeave() {
    refused(lockedRoom, lockedRoom.leave(somebody(ADA, Role.OWNER), 0, NOON), CONFLICT);
    accepted(lockedRoom.leave(member(BOB), 0, NOON));
    accepted(lockedRoom.leave(somebody(ADA, Role.OWNER), 1, NOON));
  }

  @Test
  void directRoomCannotBeLeft() {
    LockedRoom direct = direct();
    refused(direct, direct.leave(member(ADA), 1, NOON), FORBIDDEN);
  }

  @Test
  void comingsAreToldUpToTwoHundredMembersAndNotAbove() {
    LockedRoom twoHundredth = crowd(199);
    accepted(twoHundredth.join(ADA, Optional.empty(), NOON));
    assertThat(written(twoHundredth)).containsExactly(JOINED, "told JOINED");
    LockedRoom another = crowd(200);
    accepted(another.join(ADA, Optional.empty(), NOON));
    assertThat(written(another)).containsExactly(JOINED);
    LockedRoom fewer = crowd(201);
    accepted(fewer.leave(member(ADA), 1, NOON));
    assertThat(written(fewer)).containsExactly(LEFT, "told LEFT");
    LockedRoom still = crowd(202);
    accepted(still.leave(member(ADA), 1, NOON));
    assertThat(written(still)).containsExactly(LEFT);
  }

  private static LockedRoom crowd(int members) {
    return new LockedRoom(Scene.room(RoomKind.ROOM, Visibility.PUBLIC, members));
  }

  @Test
  void aNewRoomBeginsWithItsMakingAndItsOwnerAndTellsNeither() {
    Room fresh =
        Room.fresh(
            new RoomId(new UUID(1, 9)),
            new RoomName("fresh"),
            Description.NONE,
            Visibility.PRIVATE,
            ADA,
            NOON);
    LockedRoom founding = LockedRoom.founding(fresh);
    Member founder = founding.admitFounder(ADA, NOON);
    assertThat(founder.role()).isEqualTo(Role.OWNER);
    assertThat(founding.entries()).hasSize(2);
    assertThat(founding.entries().getFirst())
        .isInstanceOfSatisfying(
            Entry.RoomEntry.class, made -> assertThat(made.seq()).isEqualTo(new Seq(1)));
    assertThat(founder.changed()).isEqualTo(new Seq(2));
    assertThat(founding.room().head()).isEqualTo(new Seq(2));
    assertThat(founding.room().memberCount()).isEqualTo(1);
  }
}
