package org.folkmoot.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.domain.decision.Refusal.Reason.CONFLICT;
import static org.folkmoot.domain.decision.Refusal.Reason.FORBIDDEN;
import static org.folkmoot.domain.decision.Refusal.Reason.NOT_FOUND;
import static org.folkmoot.domain.ledger.Scene.ADA;
import static org.folkmoot.domain.ledger.Scene.BOB;
import static org.folkmoot.domain.ledger.Scene.JOINED;
import static org.folkmoot.domain.ledger.Scene.LEFT;
import static org.folkmoot.domain.ledger.Scene.NOON;
import static org.folkmoot.domain.ledger.Scene.accepted;
import static org.folkmoot.domain.ledger.Scene.banned;
import static org.folkmoot.domain.ledger.Scene.closed;
import static org.folkmoot.domain.ledger.Scene.deleted;
import static org.folkmoot.domain.ledger.Scene.direct;
import static org.folkmoot.domain.ledger.Scene.gone;
import static org.folkmoot.domain.ledger.Scene.member;
import static org.folkmoot.domain.ledger.Scene.muted;
import static org.folkmoot.domain.ledger.Scene.open;
import static org.folkmoot.domain.ledger.Scene.refused;
import static org.folkmoot.domain.ledger.Scene.somebody;
import static org.folkmoot.domain.ledger.Scene.unchanged;
import static org.folkmoot.domain.ledger.Scene.written;

import java.util.Optional;
import java.util.UUID;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageKind;
import org.folkmoot.domain.message.SystemEvent;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.MemberEvent;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.junit.jupiter.api.Test;

class ComingAndGoingTest {
  private final Ledger ledger = open();

  @Test
  void joiningIsToldRightAfterIt() {
    Member member = accepted(ledger.join(ADA, Optional.empty(), NOON));
    assertThat(member.role()).isEqualTo(Role.MEMBER);
    assertThat(member.joined()).isEqualTo(new Seq(11));
    assertThat(member.read()).isEqualTo(new Seq(11));
    assertThat(written(ledger)).containsExactly(JOINED, "told JOINED");
    assertThat(ledger.room().memberCount()).isEqualTo(3);
    assertThat(ledger.entries().getLast())
        .isInstanceOfSatisfying(
            Entry.MessageEntry.class,
            told -> {
              Message message = told.message();
              assertThat(message.kind()).isEqualTo(MessageKind.SYSTEM);
              assertThat(message.system())
                  .isEqualTo(new SystemEvent(MemberEvent.JOINED, ADA, null));
              assertThat(message.body()).isEqualTo(Body.NONE);
              assertThat(message.clientId()).isNull();
            });
  }

  @Test
  void whoComesAndGoesWithinAMinuteIsToldOnce() {
    Member came = accepted(ledger.join(ADA, Optional.empty(), NOON));
    Optional<Member> left = accepted(ledger.leave(Optional.of(came), 1, NOON.plusSeconds(10)));
    Member again = accepted(ledger.join(ADA, left, NOON.plusSeconds(20)));
    Optional<Member> gone =
        accepted(ledger.leave(Optional.of(again), 1, () -> false, NOON.plusSeconds(30)));
    assertThat(written(ledger))
        .containsExactly(JOINED, "told JOINED", LEFT, "told LEFT", JOINED, LEFT);
    assertThat(gone.orElseThrow().changed()).isEqualTo(ledger.room().head());
    // A minute after they last came it is news again.
    accepted(ledger.join(ADA, gone, NOON.plusSeconds(80)));
    assertThat(written(ledger)).endsWith(LEFT, JOINED, "told JOINED");
  }

  @Test
  void whoStayedForAMinuteIsToldToLeaveHoweverTheyCame() {
    Member came = accepted(ledger.join(ADA, Optional.empty(), NOON));
    accepted(ledger.leave(Optional.of(came), 1, () -> false, NOON.plusSeconds(60)));
    assertThat(written(ledger)).endsWith(LEFT, "told LEFT");
  }

  @Test
  void whoIsInAlreadyStaysAsTheyAre() {
    Member owner = accepted(ledger.join(ADA, somebody(ADA, Role.OWNER), NOON));
    assertThat(owner.role()).isEqualTo(Role.OWNER);
    unchanged(ledger);
    Ledger closed = closed();
    accepted(closed.join(ADA, member(ADA), NOON));
    unchanged(closed);
  }

  @Test
  void whoLeftComesBackAsAMember() {
    Optional<Member> before = somebody(ADA, Role.ADMIN).map(m -> m.leaving(new Seq(5)));
    Member back = accepted(ledger.join(ADA, before, NOON));
    assertThat(back.isIn()).isTrue();
    assertThat(back.role()).isEqualTo(Role.MEMBER);
    assertThat(back.joined()).isEqualTo(new Seq(11));
  }

  @Test
  void comingBackDoesNotEndAMute() {
    Optional<Member> left = muted(ADA, NOON.plusSeconds(60)).map(m -> m.leaving(new Seq(5)));
    Member back = accepted(ledger.join(ADA, left, NOON));
    assertThat(back.isMuted(NOON)).isTrue();
    assertThat(accepted(open().join(ADA, left, NOON.plusSeconds(60))).mutedUntil()).isNull();
  }

  @Test
  void privateDirectAndDeletedRoomsCannotBeJoined() {
    Ledger closed = closed();
    refused(closed, closed.join(ADA, Optional.empty(), NOON), NOT_FOUND);
    refused(closed, closed.join(ADA, gone(ADA), NOON), NOT_FOUND);
    Ledger direct = direct();
    refused(direct, direct.join(ADA, Optional.empty(), NOON), NOT_FOUND);
    Ledger deleted = deleted();
    refused(deleted, deleted.join(ADA, Optional.empty(), NOON), NOT_FOUND);
  }

  @Test
  void whoIsBannedStaysOutUntilTheBanEnds() {
    refused(ledger, ledger.join(ADA, banned(ADA, NOON.plusMillis(1)), NOON), FORBIDDEN);
    accepted(ledger.join(ADA, banned(ADA, NOON), NOON));
  }

  @Test
  void leavingIsToldRightAfterIt() {
    Member gone = accepted(ledger.leave(member(ADA), 1, NOON)).orElseThrow();
    assertThat(gone.isIn()).isFalse();
    assertThat(gone.role()).isEqualTo(Role.NONE);
    assertThat(gone.left()).isEqualTo(new Seq(11));
    assertThat(written(ledger)).containsExactly(LEFT, "told LEFT");
    assertThat(ledger.room().memberCount()).isEqualTo(1);
  }

  @Test
  void whoIsNotInLeavesNothing() {
    assertThat(accepted(ledger.leave(Optional.empty(), 1, NOON))).isEmpty();
    assertThat(accepted(ledger.leave(gone(ADA), 1, NOON))).isEmpty();
    unchanged(ledger);
    Ledger closed = closed();
    refused(closed, closed.leave(Optional.empty(), 1, NOON), NOT_FOUND);
    refused(closed, closed.leave(gone(ADA), 1, NOON), NOT_FOUND);
  }

  @Test
  void lastOwnerCannotLeave() {
    refused(ledger, ledger.leave(somebody(ADA, Role.OWNER), 0, NOON), CONFLICT);
    accepted(ledger.leave(member(BOB), 0, NOON));
    accepted(ledger.leave(somebody(ADA, Role.OWNER), 1, NOON));
  }

  @Test
  void directRoomCannotBeLeft() {
    Ledger direct = direct();
    refused(direct, direct.leave(member(ADA), 1, NOON), FORBIDDEN);
  }

  @Test
  void comingsAreToldUpToTwoHundredMembersAndNotAbove() {
    Ledger twoHundredth = crowd(199);
    accepted(twoHundredth.join(ADA, Optional.empty(), NOON));
    assertThat(written(twoHundredth)).containsExactly(JOINED, "told JOINED");
    Ledger another = crowd(200);
    accepted(another.join(ADA, Optional.empty(), NOON));
    assertThat(written(another)).containsExactly(JOINED);
    Ledger fewer = crowd(201);
    accepted(fewer.leave(member(ADA), 1, NOON));
    assertThat(written(fewer)).containsExactly(LEFT, "told LEFT");
    Ledger still = crowd(202);
    accepted(still.leave(member(ADA), 1, NOON));
    assertThat(written(still)).containsExactly(LEFT);
  }

  private static Ledger crowd(int members) {
    return new Ledger(Scene.room(RoomKind.ROOM, Visibility.PUBLIC, members));
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
    Ledger founding = Ledger.founding(fresh);
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
