package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.ModerationRules;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.rules.Target;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** While an upgrade rolls, a newer version writes words that this one doesn't know. */
class UnknownWordsTest {
  @RegisterExtension private static final Stored STORED = new Stored();

  private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
  private static final UserId ADA = new UserId(new UUID(0, 31));
  private static final UserId GRACE = new UserId(new UUID(0, 32));
  private static final RoomId ROOM = new RoomId(new UUID(0, 33));
  private static final Seq NEWER = new Seq(4);

  private final RoomLog log = STORED.log();

  /**
   * Ada's room, in which Grace is a member; its fourth entry is one that the newer version made.
   */
  @BeforeEach
  void begin() throws SQLException {
    STORED.person(ADA, "ada", NOON);
    STORED.person(GRACE, "grace", NOON);
    execute(
        """
        insert into rooms (id, kind, name, name_key, description, visibility, head, changed, event,
            first_seq, member_count, created_by, created_at)
          values ('%3$s', 'room', 'tea', 'tea', '', 'public', 4, 1, 'created', 1, 2, '%1$s', now());
        insert into memberships (room_id, user_id, username_key, role, changed, event, joined_seq,
            visible_from, joined_at, read_seq)
          values ('%3$s', '%1$s', 'ada', 'owner', 2, 'joined', 2, 0, now(), 2),
            ('%3$s', '%2$s', 'grace', 'member', 3, 'joined', 3, 0, now(), 3);
        insert into messages (room_id, seq, changed, kind, sender_id, body, created_at)
          values ('%3$s', 4, 4, 'text', '%1$s', 'Lunch?', now());"""
            .formatted(ADA, GRACE, ROOM));
  }

  @Test
  void aLineOfANewKindOfEventIsReactedToAndStaysWhatItIs() throws SQLException {
    execute(
        "update messages set kind = 'system', told_event = 'pinned', told_user = '" + ADA + "'");

    assertThat(reaction()).isInstanceOf(Decision.Accepted.class);

    MessageView told = STORED.history().message(GRACE, ROOM, NEWER).orElseThrow();
    assertThat(told.system()).extracting("event").isEqualTo("pinned");
    assertThat(told.reactions()).hasSize(1);
  }

  @Test
  void aMessageOfANewKindIsReactedToButNotEdited() throws SQLException {
    execute("update messages set kind = 'poll'");

    assertThat(reaction()).isInstanceOf(Decision.Accepted.class);
    assertThat(
            in(
                lockedRoom ->
                    lockedRoom.edit(
                        log.member(ROOM, ADA),
                        log.message(ROOM, NEWER),
                        new Body("Dinner?"),
                        List.of(),
                        NOON)))
        .isInstanceOf(Decision.Refused.class);

    MessageView poll = STORED.history().message(GRACE, ROOM, NEWER).orElseThrow();
    assertThat(poll.kind()).isEqualTo("poll");
    assertThat(poll.body()).isEqualTo("Lunch?");
  }

  @Test
  void whoeverHasANewRoleOnlyReadsAndKeepsItWhenMuted() throws SQLException {
    execute("update memberships set role = 'guest' where user_id = '" + GRACE + "'");

    assertThat(post(GRACE, "hello")).isInstanceOf(Decision.Refused.class);
    Decision<?> muted =
        in(
            lockedRoom ->
                new ModerationRules(lockedRoom, new Actor(ADA, log.member(ROOM, ADA), false), NOON)
                    .mute(
                        new Target(GRACE, log.member(ROOM, GRACE), 1, () -> 1),
                        NOON.plusSeconds(60)));

    assertThat(muted).isInstanceOf(Decision.Accepted.class);
    execute("update memberships set role = 'admin' where user_id = '" + ADA + "'");
    Decision<?> kicked =
        in(
            ledger ->
                new ModerationRules(ledger, new Actor(ADA, log.member(ROOM, ADA), false), NOON)
                    .kick(new Target(GRACE, log.member(ROOM, GRACE), 1, () -> 1)));
    assertThat(kicked).isInstanceOf(Decision.Refused.class);
    assertThat(text("select role from memberships where muted_until is not null"))
        .isEqualTo("guest");
  }

  @Test
  void newSettingsStayWhenTheRoomIsRenamedAndAreTakenAtTheirLeast() throws SQLException {
    execute(
        """
        update rooms set who_may_post = 'owners', who_may_invite = 'trusted_members',
          newcomers = 'last_week', visibility = 'listed', event = 'pinned'""");
    RoomAdministration.RoomPatch wish =
        new RoomAdministration.RoomPatch(
            new RoomName("coffee"), null, null, null, new SettingsPatch(Map.of()));

    assertThat(post(GRACE, "hello")).isInstanceOf(Decision.Refused.class);
    assertThat(
            in(
                lockedRoom ->
                    new RoomAdministration(
                            lockedRoom, new Actor(ADA, log.member(ROOM, ADA), false), NOON)
                        .change(wish)))
        .isInstanceOf(Decision.Accepted.class);

    RoomView room = STORED.rooms().view(ROOM, GRACE).orElseThrow();
    assertThat(room.name()).isEqualTo("coffee");
    assertThat(room.visibility()).isEqualTo("listed");
    assertThat(room.settings().whoMayPost()).isEqualTo("owners");
    assertThat(room.settings().whoMayInvite()).isEqualTo("trustedMembers");
    assertThat(room.settings().historyForNewcomers()).isEqualTo("lastWeek");
    assertThat(STORED.rooms().view(ROOM, new UserId(new UUID(0, 34)))).isEmpty();
  }

  @Test
  void aRoomsNewKindOfEventStaysWhenSomethingElseIsSaid() throws SQLException {
    execute("update rooms set event = 'pinned'");

    assertThat(in(lockedRoom -> lockedRoom.leave(log.member(ROOM, GRACE), 1, NOON)))
        .isInstanceOf(Decision.Accepted.class);

    assertThat(text("select event from rooms")).isEqualTo("pinned");
  }

  @Test
  void nothingIsSaidInARoomOfANewKind() throws SQLException {
    execute("update rooms set kind = 'sealed'");

    assertThat(post(ADA, "hello")).isInstanceOf(Decision.Refused.class);
    assertThat(reaction()).isInstanceOf(Decision.Refused.class);
    assertThat(STORED.history().message(GRACE, ROOM, NEWER)).isPresent();
  }

  @Test
  void whoeverLeftInANewWayJoinsAnew() throws SQLException {
    execute(
        "update memberships set event = 'expired', left_seq = 4, role = 'none' where user_id = '%s'"
            .formatted(GRACE));

    assertThat(in(lockedRoom -> lockedRoom.join(GRACE, log.member(ROOM, GRACE), NOON)))
        .isInstanceOf(Decision.Accepted.class);
    assertThat(text("select event from memberships where user_id = '" + GRACE + "'"))
        .isEqualTo("joined");
  }

  private Decision<?> reaction() {
    Emoji tea = new Emoji("🍵");
    return in(
        lockedRoom ->
            lockedRoom.react(
                log.member(ROOM, GRACE),
                log.message(ROOM, NEWER),
                tea,
                true,
                log.reacted(ROOM, NEWER, GRACE, tea),
                NOON));
  }

  private Decision<?> post(UserId sender, String body) {
    Draft draft = new Draft(sender, new ClientId("c-1"), new Body(body), null, List.of());
    return in(lockedRoom -> lockedRoom.post(log.member(ROOM, sender), draft, false, NOON));
  }

  private Decision<?> in(Function<LockedRoom, Decision<?>> change) {
    return STORED
        .transactions()
        .write(
            () -> {
              LockedRoom lockedRoom = log.lock(List.of(ROOM)).room(ROOM).orElseThrow();
              Decision<?> decision = change.apply(lockedRoom);
              log.append(List.of(lockedRoom));
              return decision;
            });
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = STORED.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String sql) throws SQLException {
    try (Connection connection = STORED.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return Optional.ofNullable(row.getString(1)).orElse("");
    }
  }
}
