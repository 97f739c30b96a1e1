package org.folkmoot.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.domain.decision.Refusal.Reason.CONFLICT;
import static org.folkmoot.domain.decision.Refusal.Reason.FORBIDDEN;
import static org.folkmoot.domain.decision.Refusal.Reason.INVALID;
import static org.folkmoot.domain.decision.Refusal.Reason.NOT_FOUND;
import static org.folkmoot.domain.decision.Refusal.Reason.RATE_LIMITED;
import static org.folkmoot.domain.ledger.Scene.ADA;
import static org.folkmoot.domain.ledger.Scene.BOB;
import static org.folkmoot.domain.ledger.Scene.NOON;
import static org.folkmoot.domain.ledger.Scene.accepted;
import static org.folkmoot.domain.ledger.Scene.draft;
import static org.folkmoot.domain.ledger.Scene.member;
import static org.folkmoot.domain.ledger.Scene.refused;
import static org.folkmoot.domain.ledger.Scene.somebody;
import static org.folkmoot.domain.ledger.Scene.unchanged;
import static org.folkmoot.domain.ledger.Scene.written;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Newcomers;
import org.folkmoot.domain.room.Permit;
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

class UpkeepTest {
  private static final Upkeep.Wish NOTHING =
      new Upkeep.Wish(null, null, null, null, SettingsWish.NONE);

  private static Upkeep by(Role role, Ledger ledger) {
    return new Upkeep(ledger, new Actor(ADA, somebody(ADA, role), false), NOON);
  }

  private static Upkeep.Wish name(String name) {
    return new Upkeep.Wish(new RoomName(name), null, null, null, SettingsWish.NONE);
  }

  private static Upkeep.Wish visibility(Visibility visibility) {
    return new Upkeep.Wish(null, null, visibility, null, SettingsWish.NONE);
  }

  private static Upkeep.Wish archived(boolean archived) {
    return new Upkeep.Wish(null, null, null, archived, SettingsWish.NONE);
  }

  private static Upkeep.Wish setting(String field, @Nullable Object value) {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put(field, value);
    return new Upkeep.Wish(null, null, null, null, new SettingsWish(fields));
  }

  private static Ledger with(String field, Object value) {
    Ledger ledger = Scene.open();
    Room room = accepted(by(Role.OWNER, ledger).change(setting(field, value)));
    return new Ledger(room.moved(Scene.HEAD, 0));
  }

  private static Ledger general() {
    Room room = Scene.open().room();
    return new Ledger(
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
    Ledger ledger = Scene.open();
    assertThat(accepted(by(Role.ADMIN, ledger).change(name("the thing"))).name().value())
        .isEqualTo("the thing");
    assertThat(written(ledger)).containsExactly("room UPDATED", "told RENAMED");
  }

  @Test
  void severalFieldsAreOneChange() {
    Ledger ledger = Scene.open();
    accepted(
        by(Role.OWNER, ledger)
            .change(
                new Upkeep.Wish(
                    null,
                    new Description("all about it"),
                    Visibility.PRIVATE,
                    true,
                    new SettingsWish(Map.of("topic", "tea", "slowModeSeconds", 5)))));
    assertThat(written(ledger)).containsExactly("room ARCHIVED");
    assertThat(ledger.room().archivedAt()).isEqualTo(NOON);
    assertThat(ledger.room().settings().topic()).isEqualTo("tea");
  }

  @Test
  void whatIsSoAlreadyChangesNothing() {
    Ledger ledger = Scene.open();
    accepted(by(Role.OWNER, ledger).change(NOTHING));
    accepted(by(Role.OWNER, ledger).change(name("the moot")));
    accepted(by(Role.OWNER, ledger).change(visibility(Visibility.PUBLIC)));
    accepted(by(Role.OWNER, ledger).change(archived(false)));
    accepted(by(Role.OWNER, ledger).change(setting("icon", null)));
    unchanged(ledger);
  }

  @Test
  void theTableSaysWhoMay() {
    Ledger ledger = Scene.open();
    refused(ledger, by(Role.MEMBER, ledger).change(NOTHING), FORBIDDEN);
    refused(ledger, by(Role.MEMBER, ledger).change(name("mine")), FORBIDDEN);
    refused(ledger, by(Role.ADMIN, ledger).change(visibility(Visibility.PRIVATE)), FORBIDDEN);
    refused(ledger, by(Role.ADMIN, ledger).change(archived(true)), FORBIDDEN);
    refused(ledger, by(Role.ADMIN, ledger).delete(), FORBIDDEN);
    Upkeep strangers = new Upkeep(Scene.closed(), new Actor(BOB, Optional.empty(), true), NOON);
    refused(ledger, strangers.change(name("mine")), NOT_FOUND);
    refused(ledger, strangers.delete(), NOT_FOUND);
  }

  @Test
  void anArchivedRoomComesBack() {
    Ledger ledger = Scene.archived();
    accepted(by(Role.OWNER, ledger).change(archived(false)));
    assertThat(written(ledger)).containsExactly("room RESTORED");
    assertThat(ledger.room().archivedAt()).isNull();
  }

  @Test
  void aDeletedRoomIsNotThere() {
    Ledger ledger = Scene.open();
    accepted(by(Role.OWNER, ledger).delete());
    assertThat(written(ledger)).containsExactly("room DELETED");
    Ledger after = new Ledger(ledger.room().moved(Scene.HEAD, 0));
    refused(after, by(Role.OWNER, after).delete(), NOT_FOUND);
    refused(after, by(Role.OWNER, after).change(name("again")), NOT_FOUND);
    refused(after, after.leave(member(ADA), 1, NOON), NOT_FOUND);
    refused(after, after.post(member(ADA), draft(ADA, null), false, NOON), NOT_FOUND);
  }

  @Test
  void theRoomOfEverybodyStays() {
    Ledger room = general();
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
    Ledger ledger = Scene.open();
    Decision<Room> decision = by(Role.OWNER, ledger).change(setting(field, value));
    refused(ledger, decision, INVALID);
    assertThat(((Decision.Refused<Room>) decision).refusal().field()).isEqualTo(field);
  }

  @Test
  void wordsAndPicturesAreLookedAtToo() {
    Ledger ledger = Scene.open();
    refused(ledger, by(Role.OWNER, ledger).change(setting("icon", "no")), INVALID);
    refused(ledger, by(Role.OWNER, ledger).change(setting("topic", "x".repeat(251))), INVALID);
    refused(ledger, by(Role.OWNER, ledger).change(setting("whoMayPost", "all")), INVALID);
    assertThat(with("icon", "🌲").room().settings().icon()).isEqualTo("🌲");
    assertThat(with("keepNewest", 7L).room().settings().keepNewest()).isEqualTo(7);
    assertThat(with("historyForNewcomers", "sinceJoining").room().settings())
        .isEqualTo(
            new Settings(
                "", null, Permit.MEMBERS, 0, Permit.ADMINS, null, null, Newcomers.SINCE_JOINING));
  }

  @Test
  void whereOnlyAdminsPostMembersListen() {
    Ledger ledger = with("whoMayPost", "admins");
    refused(ledger, ledger.post(member(BOB), draft(BOB, null), false, NOON), FORBIDDEN);
    accepted(ledger.post(somebody(ADA, Role.ADMIN), draft(ADA, null), false, NOON));
  }

  @Test
  void inSlowRoomsMembersWait() {
    Ledger ledger = with("slowModeSeconds", 10);
    Decision<?> early =
        ledger.post(
            member(BOB), draft(BOB, null), false, Optional.of(NOON), NOON.plusMillis(9_999));
    refused(ledger, early, RATE_LIMITED);
    assertThat(((Decision.Refused<?>) early).refusal().after()).isEqualTo(Duration.ofMillis(1));
    accepted(
        ledger.post(somebody(ADA, Role.ADMIN), draft(ADA, null), false, Optional.of(NOON), NOON));
    accepted(
        ledger.post(member(BOB), draft(BOB, null), false, Optional.of(NOON), NOON.plusSeconds(10)));
    accepted(ledger.post(member(BOB), draft(BOB, null), false, Optional.empty(), NOON));
  }

  @Test
  void newcomersSeeAllOrOnlyWhatFollows() {
    assertThat(accepted(Scene.open().join(BOB, Optional.empty(), NOON)).visibleFrom())
        .isEqualTo(Seq.ZERO);
    Ledger since = with("historyForNewcomers", "sinceJoining");
    assertThat(accepted(since.join(BOB, Optional.empty(), NOON)).visibleFrom())
        .isEqualTo(Scene.HEAD.next());
  }

  @Test
  void whatIsForgottenIsOneChange() {
    Ledger ledger = Scene.open();
    Upkeep.forget(ledger, new Seq(8));
    Upkeep.forget(ledger, new Seq(8));
    assertThat(written(ledger)).containsExactly("room UPDATED");
    assertThat(ledger.room().firstSeq()).isEqualTo(new Seq(8));
  }
}
