package org.folkmoot.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.domain.decision.Refusal.Reason.CONFLICT;
import static org.folkmoot.domain.decision.Refusal.Reason.FORBIDDEN;
import static org.folkmoot.domain.decision.Refusal.Reason.INVALID;
import static org.folkmoot.domain.decision.Refusal.Reason.NOT_FOUND;
import static org.folkmoot.domain.decision.Refusal.Reason.RATE_LIMITED;
import static org.folkmoot.domain.rules.Scene.ADA;
import static org.folkmoot.domain.rules.Scene.BOB;
import static org.folkmoot.domain.rules.Scene.NOON;
import static org.folkmoot.domain.rules.Scene.accepted;
import static org.folkmoot.domain.rules.Scene.draft;
import static org.folkmoot.domain.rules.Scene.member;
import static org.folkmoot.domain.rules.Scene.refused;
import static org.folkmoot.domain.rules.Scene.somebody;
import static org.folkmoot.domain.rules.Scene.unchanged;
import static org.folkmoot.domain.rules.Scene.written;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.HistoryVisibility;
import org.folkmoot.domain.room.MinimumRole;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Settings;
import org.folkmoot.domain.room.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomAdministrationTest {
  private static final RoomAdministration.RoomPatch NOTHING =
      new RoomAdministration.RoomPatch(null, null, null, null, SettingsPatch.NONE);

  private static RoomAdministration by(Role role, LockedRoom lockedRoom) {
    return new RoomAdministration(lockedRoom, new Actor(ADA, somebody(ADA, role), false), NOON);
  }

  private static RoomAdministration.RoomPatch name(String name) {
    return new RoomAdministration.RoomPatch(
        new RoomName(name), null, null, null, SettingsPatch.NONE);
  }

  private static RoomAdministration.RoomPatch visibility(Visibility visibility) {
    return new RoomAdministration.RoomPatch(null, null, visibility, null, SettingsPatch.NONE);
  }

  private static RoomAdministration.RoomPatch archived(boolean archived) {
    return new RoomAdministration.RoomPatch(null, null, null, archived, SettingsPatch.NONE);
  }

  private static RoomAdministration.RoomPatch setting(String field, @Nullable Object value) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put(field, value);
    return new RoomAdministration.RoomPatch(null, null, null, null, new SettingsPatch(fields));
  }

  private static LockedRoom with(String field, Object value) {
    LockedRoom lockedRoom = Scene.open();
    Room room = accepted(by(Role.OWNER, lockedRoom).change(setting(field, value)));
    return new LockedRoom(room.moved(Scene.HEAD, 0));
  }

  private static LockedRoom general() {
    Room room = Scene.open().room();
    return new LockedRoom(
        new Room(
            Room.GENERAL,
            RoomKind.ROOM,
            room.name(),
            room.description(),
            room.visibility(),
            room.settings(),
            room.head(),
            room.changed(),
            room.event(),
            room.firstSeq(),
            room.memberCount(),
            null,
            null,
            room.createdBy(),
            room.createdAt()));
  }

  @Test
  void aRenamingIsAChangeAndALineInTheTimeline() {
    LockedRoom lockedRoom = Scene.open();
    assertThat(accepted(by(Role.ADMIN, lockedRoom).change(name("the thing"))).name().value())
        .isEqualTo("the thing");
    assertThat(written(lockedRoom)).containsExactly("room UPDATED", "told RENAMED");
  }

  @Test
  void severalFieldsAreOneChange() {
    LockedRoom lockedRoom = Scene.open();
    accepted(
        by(Role.OWNER, lockedRoom)
            .change(
                new RoomAdministration.RoomPatch(
                    null,
                    new Description("all about it"),
                    Visibility.PRIVATE,
                    true,
                    new SettingsPatch(Map.of("topic", "tea", "slowModeSeconds", 5)))));
    assertThat(written(lockedRoom)).containsExactly("room ARCHIVED");
    assertThat(lockedRoom.room().archivedAt()).isEqualTo(NOON);
    assertThat(lockedRoom.room().settings().topic()).isEqualTo("tea");
  }

  @Test
  void whatIsSoAlreadyChangesNothing() {
    LockedRoom lockedRoom = Scene.open();
    accepted(by(Role.OWNER, lockedRoom).change(NOTHING));
    accepted(by(Role.OWNER, lockedRoom).change(name("the moot")));
    accepted(by(Role.OWNER, lockedRoom).change(visibility(Visibility.PUBLIC)));
    accepted(by(Role.OWNER, lockedRoom).change(archived(false)));
    accepted(by(Role.OWNER, lockedRoom).change(setting("icon", null)));
    unchanged(lockedRoom);
  }

  @Test
  void theTableSaysWhoMay() {
    LockedRoom lockedRoom = Scene.open();
    refused(lockedRoom, by(Role.MEMBER, lockedRoom).change(NOTHING), FORBIDDEN);
    refused(lockedRoom, by(Role.MEMBER, lockedRoom).change(name("mine")), FORBIDDEN);
    refused(
        lockedRoom, by(Role.ADMIN, lockedRoom).change(visibility(Visibility.PRIVATE)), FORBIDDEN);
    refused(lockedRoom, by(Role.ADMIN, lockedRoom).change(archived(true)), FORBIDDEN);
    refused(lockedRoom, by(Role.ADMIN, lockedRoom).delete(), FORBIDDEN);
    RoomAdministration strangers =
        new RoomAdministration(Scene.closed(), new Actor(BOB, Optional.empty(), true), NOON);
    refused(lockedRoom, strangers.change(name("mine")), NOT_FOUND);
    refused(lockedRoom, strangers.delete(), NOT_FOUND);
  }

  @Test
  void anArchivedRoomComesBack() {
    LockedRoom lockedRoom = Scene.archived();
    accepted(by(Role.OWNER, lockedRoom).change(archived(false)));
    assertThat(written(lockedRoom)).containsExactly("room RESTORED");
    assertThat(lockedRoom.room().archivedAt()).isNull();
  }

  @Test
  void aDeletedRoomIsNotThere() {
    LockedRoom lockedRoom = Scene.open();
    accepted(by(Role.OWNER, lockedRoom).delete());
    assertThat(written(lockedRoom)).containsExactly("room DELETED");
    LockedRoom after = new LockedRoom(lockedRoom.room().moved(Scene.HEAD, 0));
    refused(after, by(Role.OWNER, after).delete(), NOT_FOUND);
    refused(after, by(Role.OWNER, after).change(name("again")), NOT_FOUND);
    refused(after, after.leave(member(ADA), 1, NOON), NOT_FOUND);
    refused(after, after.post(member(ADA), draft(ADA, null), false, NOON), NOT_FOUND);
  }

  @Test
  void theRoomOfEverybodyStays() {
    LockedRoom room = general();
    refused(room, by(Role.OWNER, room).delete(), CONFLICT);
    refused(room, by(Role.OWNER, room).change(archived(true)), CONFLICT);
    refused(room, by(Role.OWNER, room).change(visibility(Visibility.PRIVATE)), CONFLICT);
    accepted(by(Role.OWNER, room).change(name("hall")));
    assertThat(written(room)).containsExactly("room UPDATED", "told RENAMED");
  }

  @ParameterizedTest
  @CsvSource({
    "slowModeSeconds, -1",
    "slowModeSeconds, 21601",
    "slowModeSeconds, 1.5",
    "slowModeSeconds, 4294967296",
    "retentionDays, 0",
    "retentionDays, 36501",
    "keepNewest, 0",
    "keepNewest, 100001",
    "topic, 7",
    "icon, 7",
    "whoMayPost, 7",
    "whoMayInvite, 7",
    "historyForNewcomers, 7",
    "colour, 7"
  })
  void whatCantBeNamesItsField(String field, double value) {
    LockedRoom lockedRoom = Scene.open();
    Decision<Room> decision = by(Role.OWNER, lockedRoom).change(setting(field, value));
    refused(lockedRoom, decision, INVALID);
    assertThat(((Decision.Refused<Room>) decision).refusal().field()).isEqualTo(field);
  }

  @Test
  void wordsAndPicturesAreLookedAtToo() {
    LockedRoom lockedRoom = Scene.open();
    refused(lockedRoom, by(Role.OWNER, lockedRoom).change(setting("icon", "no")), INVALID);
    refused(
        lockedRoom, by(Role.OWNER, lockedRoom).change(setting("topic", "x".repeat(251))), INVALID);
    refused(lockedRoom, by(Role.OWNER, lockedRoom).change(setting("whoMayPost", "all")), INVALID);
    assertThat(with("icon", "🌲").room().settings().icon()).isEqualTo("🌲");
    assertThat(with("keepNewest", 7L).room().settings().keepNewest()).isEqualTo(7);
    assertThat(with("historyForNewcomers", "sinceJoining").room().settings())
        .isEqualTo(
            new Settings(
                "",
                null,
                MinimumRole.MEMBERS,
                0,
                MinimumRole.ADMINS,
                null,
                null,
                HistoryVisibility.SINCE_JOINING));
  }

  @Test
  void whereOnlyAdminsPostMembersListen() {
    LockedRoom lockedRoom = with("whoMayPost", "admins");
    refused(lockedRoom, lockedRoom.post(member(BOB), draft(BOB, null), false, NOON), FORBIDDEN);
    accepted(lockedRoom.post(somebody(ADA, Role.ADMIN), draft(ADA, null), false, NOON));
  }

  @Test
  void inSlowRoomsMembersWait() {
    LockedRoom lockedRoom = with("slowModeSeconds", 10);
    Decision<?> early =
        lockedRoom.post(
            member(BOB),
            draft(BOB, null),
            PostContext.EMPTY,
            Optional.of(NOON),
            NOON.plusMillis(9_999));
    refused(lockedRoom, early, RATE_LIMITED);
    assertThat(((Decision.Refused<?>) early).refusal().after()).isEqualTo(Duration.ofMillis(1));
    accepted(
        lockedRoom.post(
            somebody(ADA, Role.ADMIN),
            draft(ADA, null),
            PostContext.EMPTY,
            Optional.of(NOON),
            NOON));
    accepted(
        lockedRoom.post(
            member(BOB),
            draft(BOB, null),
            PostContext.EMPTY,
            Optional.of(NOON),
            NOON.plusSeconds(10)));
    accepted(
        lockedRoom.post(member(BOB), draft(BOB, null), PostContext.EMPTY, Optional.empty(), NOON));
  }

  @Test
  void newcomersSeeAllOrOnlyWhatFollows() {
    assertThat(accepted(Scene.open().join(BOB, Optional.empty(), NOON)).visibleFrom())
        .isEqualTo(Seq.ZERO);
    LockedRoom since = with("historyForNewcomers", "sinceJoining");
    assertThat(accepted(since.join(BOB, Optional.empty(), NOON)).visibleFrom())
        .isEqualTo(Scene.HEAD.next());
  }

  @Test
  void whatIsForgottenIsOneChange() {
    LockedRoom lockedRoom = Scene.open();
    RoomAdministration.forget(lockedRoom, new Seq(8));
    RoomAdministration.forget(lockedRoom, new Seq(8));
    assertThat(written(lockedRoom)).containsExactly("room UPDATED");
    assertThat(lockedRoom.room().firstSeq()).isEqualTo(new Seq(8));
  }
}
