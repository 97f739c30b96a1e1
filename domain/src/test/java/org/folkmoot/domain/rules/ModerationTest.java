package org.folkmoot.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.domain.decision.Refusal.Reason.CONFLICT;
import static org.folkmoot.domain.decision.Refusal.Reason.FORBIDDEN;
import static org.folkmoot.domain.decision.Refusal.Reason.INVALID;
import static org.folkmoot.domain.decision.Refusal.Reason.NOT_FOUND;
import static org.folkmoot.domain.rules.Scene.ADA;
import static org.folkmoot.domain.rules.Scene.BOB;
import static org.folkmoot.domain.rules.Scene.NOON;
import static org.folkmoot.domain.rules.Scene.accepted;
import static org.folkmoot.domain.rules.Scene.archived;
import static org.folkmoot.domain.rules.Scene.banned;
import static org.folkmoot.domain.rules.Scene.closed;
import static org.folkmoot.domain.rules.Scene.direct;
import static org.folkmoot.domain.rules.Scene.gone;
import static org.folkmoot.domain.rules.Scene.member;
import static org.folkmoot.domain.rules.Scene.muted;
import static org.folkmoot.domain.rules.Scene.open;
import static org.folkmoot.domain.rules.Scene.refused;
import static org.folkmoot.domain.rules.Scene.room;
import static org.folkmoot.domain.rules.Scene.somebody;
import static org.folkmoot.domain.rules.Scene.unchanged;
import static org.folkmoot.domain.rules.Scene.written;

import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.SystemEvent;
import org.folkmoot.domain.room.BanReason;
import org.folkmoot.domain.room.LastMembershipChange;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ada does something to Bob. */
class ModerationTest {
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final BanReason WHY = new BanReason("spam");

  private final LockedRoom lockedRoom = open();

  private static ModerationRules by(LockedRoom lockedRoom, Optional<Member> ada) {
    return new ModerationRules(lockedRoom, new Actor(ADA, ada, false), NOON);
  }

  private static ModerationRules by(LockedRoom lockedRoom, Role ada) {
    return by(lockedRoom, somebody(ADA, ada));
  }

  private static ModerationRules overseer(LockedRoom lockedRoom) {
    return new ModerationRules(lockedRoom, new Actor(ADA, Optional.empty(), true), NOON);
  }

  private static Target bob(Optional<Member> member) {
    return new Target(BOB, member, 1, () -> 0);
  }

  private static Target bob(Role role) {
    return bob(role == Role.NONE ? Optional.empty() : somebody(BOB, role));
  }

  private static Target herself(Role role, int otherOwners) {
    return new Target(ADA, somebody(ADA, role), otherOwners, () -> 0);
  }

  private static Decision<?> done(ModerationRules rules, String act, Target target) {
    return switch (act) {
      case "add" -> rules.add(target);
      case "kick" -> rules.kick(target);
      case "ban" -> rules.ban(target, null, null);
      case "unban" -> rules.unban(target);
      case "mute" -> rules.mute(target, LATER);
      case "unmute" -> rules.unmute(target);
      default -> rules.place(target, Role.valueOf(act));
    };
  }

  // Each line: what Ada does to Bob, who is what the column's name says; then by whom it may be
  // done, as Ada is a member, an admin and an owner.
  @ParameterizedTest
  @CsvSource({
    "add,    NONE,   FORBIDDEN, yes,       yes",
    "add,    MEMBER, FORBIDDEN, nothing,   nothing",
    "add,    ADMIN,  FORBIDDEN, nothing,   nothing",
    "kick,   NONE,   FORBIDDEN, nothing,   nothing",
    "kick,   MEMBER, FORBIDDEN, yes,       yes",
    "kick,   ADMIN,  FORBIDDEN, FORBIDDEN, yes",
    "kick,   OWNER,  FORBIDDEN, FORBIDDEN, yes",
    "ban,    NONE,   FORBIDDEN, yes,       yes",
    "ban,    MEMBER, FORBIDDEN, yes,       yes",
    "ban,    ADMIN,  FORBIDDEN, FORBIDDEN, yes",
    "ban,    OWNER,  FORBIDDEN, FORBIDDEN, yes",
    "unban,  NONE,   FORBIDDEN, nothing,   nothing",
    "unban,  MEMBER, FORBIDDEN, nothing,   nothing",
    "mute,   NONE,   FORBIDDEN, NOT_FOUND, NOT_FOUND",
    "mute,   MEMBER, FORBIDDEN, yes,       yes",
    "mute,   ADMIN,  FORBIDDEN, FORBIDDEN, yes",
    "mute,   OWNER,  FORBIDDEN, FORBIDDEN, CONFLICT",
    "unmute, NONE,   FORBIDDEN, NOT_FOUND, NOT_FOUND",
    "unmute, MEMBER, FORBIDDEN, nothing,   nothing",
    "unmute, ADMIN,  FORBIDDEN, FORBIDDEN, nothing",
    "MEMBER, NONE,   FORBIDDEN, yes,       yes",
    "MEMBER, MEMBER, FORBIDDEN, nothing,   nothing",
    "MEMBER, ADMIN,  FORBIDDEN, FORBIDDEN, yes",
    "MEMBER, OWNER,  FORBIDDEN, FORBIDDEN, yes",
    "ADMIN,  NONE,   FORBIDDEN, FORBIDDEN, yes",
    "ADMIN,  MEMBER, FORBIDDEN, FORBIDDEN, yes",
    "ADMIN,  ADMIN,  FORBIDDEN, FORBIDDEN, nothing",
    "ADMIN,  OWNER,  FORBIDDEN, FORBIDDEN, yes",
    "OWNER,  NONE,   FORBIDDEN, FORBIDDEN, yes",
    "OWNER,  MEMBER, FORBIDDEN, FORBIDDEN, yes",
    "OWNER,  ADMIN,  FORBIDDEN, FORBIDDEN, yes",
    "OWNER,  OWNER,  FORBIDDEN, FORBIDDEN, nothing",
    "NONE,   MEMBER, INVALID,   INVALID,   INVALID",
  })
  void whoDoesWhatToWhom(String act, Role bob, String asMember, String asAdmin, String asOwner) {
    is(asMember, Role.MEMBER, act, bob);
    is(asAdmin, Role.ADMIN, act, bob);
    is(asOwner, Role.OWNER, act, bob);
  }

  private static void is(String expected, Role ada, String act, Role bob) {
    LockedRoom room = open();
    Decision<?> decision = done(by(room, ada), act, bob(bob));
    switch (expected) {
      case "yes" -> {
        accepted(decision);
        assertThat(written(room)).isNotEmpty();
        assertThat(room.deeds()).hasSize(1);
      }
      case "nothing" -> {
        accepted(decision);
        unchanged(room);
        assertThat(room.deeds()).isEmpty();
      }
      default -> refused(room, decision, Refusal.Reason.valueOf(expected));
    }
  }

  @ParameterizedTest
  @CsvSource({"add", "kick", "ban", "unban", "mute", "unmute", "ADMIN"})
  void whoIsOutMutedOrInADirectRoomDoesNothingToAnybody(String act) {
    Target bob = bob(Role.MEMBER);
    refused(lockedRoom, done(by(lockedRoom, Optional.empty()), act, bob), FORBIDDEN);
    refused(lockedRoom, done(by(lockedRoom, gone(ADA)), act, bob), FORBIDDEN);
    refused(lockedRoom, done(by(lockedRoom, banned(ADA, LATER)), act, bob), FORBIDDEN);
    Optional<Member> silenced = somebody(ADA, Role.ADMIN).map(m -> m.muted(new Seq(4), LATER));
    refused(lockedRoom, done(by(lockedRoom, silenced), act, bob), FORBIDDEN);
    LockedRoom closed = closed();
    refused(closed, done(by(closed, Optional.empty()), act, bob), NOT_FOUND);
    refused(closed, done(by(closed, banned(ADA, LATER)), act, bob), NOT_FOUND);
    refused(closed, done(overseer(closed), act, bob), NOT_FOUND);
    LockedRoom direct = direct();
    refused(direct, done(by(direct, Role.OWNER), act, bob), FORBIDDEN);
  }

  @ParameterizedTest
  @CsvSource({"kick", "ban", "mute", "unmute", "unban"})
  void nobodyDoesItToThemselves(String act) {
    for (Role role : new Role[] {Role.ADMIN, Role.OWNER}) {
      refused(lockedRoom, done(by(lockedRoom, role), act, herself(role, 1)), FORBIDDEN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OWNER,  ADMIN,  1, yes",
    "OWNER,  MEMBER, 1, yes",
    "OWNER,  MEMBER, 0, CONFLICT",
    "OWNER,  ADMIN,  0, CONFLICT",
    "OWNER,  OWNER,  0, nothing",
    "ADMIN,  MEMBER, 1, yes",
    "ADMIN,  OWNER,  1, FORBIDDEN",
    "ADMIN,  ADMIN,  1, nothing",
    "MEMBER, MEMBER, 1, nothing",
    "MEMBER, ADMIN,  1, FORBIDDEN",
  })
  void everybodyMayStepDownAndNobodyMayRise(Role is, Role wants, int otherOwners, String expected) {
    Decision<Member> decision = by(lockedRoom, is).place(herself(is, otherOwners), wants);
    switch (expected) {
      case "yes" -> {
        assertThat(accepted(decision).role()).isEqualTo(wants);
        assertThat(written(lockedRoom)).containsExactly("member ROLE", "told ROLE");
      }
      case "nothing" -> {
        accepted(decision);
        unchanged(lockedRoom);
      }
      default -> refused(lockedRoom, decision, Refusal.Reason.valueOf(expected));
    }
  }

  @Test
  void whoIsInTooManyRoomsIsAddedToNoOther() {
    Target busy = new Target(BOB, Optional.empty(), 1, () -> RoomLimits.ROOMS_MAX);
    refused(lockedRoom, by(lockedRoom, Role.ADMIN).add(busy), CONFLICT);
    refused(lockedRoom, by(lockedRoom, Role.MEMBER).add(busy), FORBIDDEN);
    Target nearly = new Target(BOB, Optional.empty(), 1, () -> RoomLimits.ROOMS_MAX - 1);
    accepted(by(lockedRoom, Role.ADMIN).add(nearly));
    Target there = new Target(BOB, somebody(BOB, Role.MEMBER), 1, () -> RoomLimits.ROOMS_MAX);
    accepted(by(open(), Role.OWNER).place(there, Role.ADMIN));
  }

  @ParameterizedTest
  @CsvSource({"add", "kick", "ban", "unban", "mute", "unmute", "ADMIN", "MEMBER"})
  void whoIsInAlreadyIsNotAskedInHowManyRoomsTheyAre(String act) {
    Target there = new Target(BOB, somebody(BOB, Role.MEMBER), 1, Assertions::fail);
    accepted(done(by(lockedRoom, Role.OWNER), act, there));
  }

  @Test
  void whoMayNotAddAnybodyLearnsNothingOfTheirRooms() {
    Target stranger = new Target(BOB, Optional.empty(), 1, Assertions::fail);
    refused(lockedRoom, by(lockedRoom, Role.MEMBER).add(stranger), FORBIDDEN);
  }

  @ParameterizedTest
  @CsvSource({"kick", "ban", "ADMIN", "MEMBER"})
  void lastOwnerStaysWhoeverWantsItOtherwise(String act) {
    Target last = new Target(BOB, somebody(BOB, Role.OWNER), 0, () -> 0);
    refused(lockedRoom, done(overseer(lockedRoom), act, last), CONFLICT);
    LockedRoom other = open();
    accepted(done(overseer(other), act, bob(Role.OWNER)));
    assertThat(written(other)).hasSize(2);
  }

  @Test
  void anOverseerOfAPublicRoomDoesWhatAnOwnerDoes() {
    for (String act : new String[] {"kick", "ban", "MEMBER"}) {
      LockedRoom room = open();
      accepted(done(overseer(room), act, bob(Role.ADMIN)));
      assertThat(written(room)).hasSize(2);
    }
  }

  @Test
  void whoIsAddedComesAsIfTheyHadJoined() {
    Member added = accepted(by(lockedRoom, Role.ADMIN).add(bob(Role.NONE)));
    assertThat(added.role()).isEqualTo(Role.MEMBER);
    assertThat(added.joined()).isEqualTo(new Seq(11));
    assertThat(lockedRoom.room().memberCount()).isEqualTo(3);
    assertThat(written(lockedRoom)).containsExactly("member JOINED", "told JOINED");
    assertThat(told(lockedRoom)).isEqualTo(new SystemEvent(LastMembershipChange.JOINED, BOB, null));
    assertThat(lockedRoom.deeds())
        .containsExactly(
            new ModerationEntry(
                Scene.ROOM,
                new Seq(11),
                ADA,
                BOB,
                LastMembershipChange.JOINED,
                Role.MEMBER,
                null,
                null,
                NOON));
  }

  @Test
  void whoIsBannedIsNotAddedBeforeTheBanIsLifted() {
    ModerationRules ada = by(lockedRoom, Role.OWNER);
    refused(lockedRoom, ada.add(bob(banned(BOB, LATER))), CONFLICT);
    refused(lockedRoom, ada.place(bob(banned(BOB, LATER)), Role.ADMIN), CONFLICT);
    accepted(ada.add(bob(banned(BOB, NOON))));
  }

  @Test
  void nobodyIsAddedToAnArchivedRoom() {
    LockedRoom archived = archived();
    refused(archived, by(archived, Role.OWNER).add(bob(Role.NONE)), FORBIDDEN);
    accepted(by(archived, Role.OWNER).kick(bob(Role.MEMBER)));
  }

  @Test
  void whoIsKickedIsOutAndMayComeBack() {
    Member out = accepted(by(lockedRoom, Role.ADMIN).kick(bob(Role.MEMBER))).orElseThrow();
    assertThat(out.isIn()).isFalse();
    assertThat(out.role()).isEqualTo(Role.NONE);
    assertThat(out.left()).isEqualTo(new Seq(11));
    assertThat(lockedRoom.room().memberCount()).isEqualTo(1);
    assertThat(written(lockedRoom)).containsExactly("member KICKED", "told KICKED");
    assertThat(accepted(lockedRoom.join(BOB, Optional.of(out), NOON)).isIn()).isTrue();
  }

  @Test
  void whoIsBannedIsOutUntilTheBanEndsOrIsLifted() {
    Member out = accepted(by(lockedRoom, Role.ADMIN).ban(bob(Role.MEMBER), LATER, WHY));
    assertThat(out.isIn()).isFalse();
    assertThat(out.bannedUntil()).isEqualTo(LATER);
    assertThat(out.banReason()).isEqualTo(WHY);
    assertThat(written(lockedRoom)).containsExactly("member BANNED", "told BANNED");
    assertThat(lockedRoom.room().memberCount()).isEqualTo(1);
    LockedRoom next = open();
    refused(next, next.join(BOB, Optional.of(out), NOON), FORBIDDEN);
    accepted(next.join(BOB, Optional.of(out), LATER));
    LockedRoom lifted = open();
    Member free = accepted(by(lifted, Role.ADMIN).unban(bob(Optional.of(out)))).orElseThrow();
    assertThat(written(lifted)).containsExactly("member UNBANNED", "told UNBANNED");
    assertThat(free.banReason()).isNull();
    assertThat(free.left()).isEqualTo(out.left());
    accepted(lifted.join(BOB, Optional.of(free), NOON));
  }

  @Test
  void whoWasNeverInCanBeBannedQuietly() {
    Member out = accepted(by(lockedRoom, Role.ADMIN).ban(bob(Role.NONE), null, null));
    assertThat(out.bannedUntil()).isEqualTo(Member.FOREVER);
    assertThat(out.isIn()).isFalse();
    assertThat(out.wasEverIn()).isFalse();
    assertThat(written(lockedRoom)).containsExactly("member BANNED");
    assertThat(lockedRoom.room().memberCount()).isEqualTo(2);
    refused(open(), open().join(BOB, Optional.of(out), LATER), FORBIDDEN);
  }

  @Test
  void theSameBanAgainChangesNothingAndAnotherTakesItsPlace() {
    Member out = accepted(by(open(), Role.ADMIN).ban(bob(Role.MEMBER), LATER, WHY));
    accepted(by(lockedRoom, Role.ADMIN).ban(bob(Optional.of(out)), LATER, WHY));
    unchanged(lockedRoom);
    Member forGood = accepted(by(lockedRoom, Role.ADMIN).ban(bob(Optional.of(out)), null, WHY));
    assertThat(forGood.left()).isEqualTo(out.left());
    assertThat(written(lockedRoom)).containsExactly("member BANNED");
    assertThat(lockedRoom.room().memberCount()).isEqualTo(2);
  }

  @Test
  void whatEndsLiesAheadAndCanBeWritten() {
    ModerationRules ada = by(lockedRoom, Role.ADMIN);
    Instant beyond = Member.FOREVER.plusMillis(1);
    refused(lockedRoom, ada.ban(bob(Role.MEMBER), NOON, null), INVALID);
    refused(lockedRoom, ada.ban(bob(Role.MEMBER), beyond, null), INVALID);
    refused(lockedRoom, ada.mute(bob(Role.MEMBER), NOON), INVALID);
    refused(lockedRoom, ada.mute(bob(Role.MEMBER), beyond), INVALID);
    accepted(ada.mute(bob(Role.MEMBER), Member.FOREVER));
  }

  @Test
  void whoIsMutedReadsUntilItEndsOrIsTakenBack() {
    Member quiet = accepted(by(lockedRoom, Role.ADMIN).mute(bob(Role.MEMBER), LATER));
    assertThat(written(lockedRoom)).containsExactly("member MUTED", "told MUTED");
    LockedRoom next = open();
    refused(next, next.post(Optional.of(quiet), Scene.draft(BOB, null), false, NOON), FORBIDDEN);
    accepted(next.post(Optional.of(quiet), Scene.draft(BOB, null), false, LATER));
    LockedRoom again = open();
    accepted(by(again, Role.ADMIN).mute(bob(Optional.of(quiet)), LATER));
    unchanged(again);
    Member heard = accepted(by(again, Role.ADMIN).unmute(bob(Optional.of(quiet))));
    assertThat(heard.mutedUntil()).isNull();
    assertThat(written(again)).containsExactly("member UNMUTED", "told UNMUTED");
    LockedRoom over = open();
    accepted(by(over, Role.ADMIN).unmute(bob(muted(BOB, NOON))));
    unchanged(over);
  }

  @Test
  void anOwnerIsHeardAlsoIfTheyWereMuted() {
    Member owner = accepted(by(lockedRoom, Role.OWNER).place(bob(muted(BOB, LATER)), Role.OWNER));
    assertThat(owner.role()).isEqualTo(Role.OWNER);
    assertThat(owner.mutedUntil()).isNull();
    assertThat(told(lockedRoom))
        .isEqualTo(new SystemEvent(LastMembershipChange.ROLE, BOB, Role.OWNER));
    Member admin = accepted(by(open(), Role.OWNER).place(bob(muted(BOB, LATER)), Role.ADMIN));
    assertThat(admin.mutedUntil()).isEqualTo(LATER);
  }

  @Test
  void inALargeRoomTheTimelineIsSparedOfIt() {
    for (String act : new String[] {"add", "kick", "ban", "ADMIN"}) {
      LockedRoom crowd = new LockedRoom(room(RoomKind.ROOM, Visibility.PUBLIC, 300));
      accepted(done(by(crowd, Role.OWNER), act, bob(act.equals("add") ? Role.NONE : Role.MEMBER)));
      assertThat(written(crowd)).hasSize(1);
      assertThat(crowd.deeds()).hasSize(1);
    }
  }

  private static SystemEvent told(LockedRoom lockedRoom) {
    Entry.MessageEntry last = (Entry.MessageEntry) lockedRoom.entries().getLast();
    assertThat(last.message().sender()).isEqualTo(ADA);
    return java.util.Objects.requireNonNull(last.message().event());
  }
}
