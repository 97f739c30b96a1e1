package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.ModerationLog;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.sweep.Glance;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No hot statement walks through a large table, asked with 200,000 messages and 20,000 rooms. */
final class PlansTest {
  private static final Stored STORED = new Stored();
  private static final RoomId ROOM = new RoomId(new UUID(0, 500));
  private static final UserId USER = new UserId(new UUID(0, 1500));
  private static final Pattern SCAN =
      Pattern.compile(
          "Seq Scan on (messages|memberships|users|reactions|rooms|sign_ins|moderation)");

  private static final String FILL =
      """
      insert into users (id, username, username_key, display_name, password_hash, admin, bot,
          created_at)
        select lpad(to_hex(n), 32, '0')::uuid, 'user' || n, 'user' || n, 'User ' || n, '', false,
          false, now() from generate_series(1000, 20999) n;
      insert into rooms (id, kind, name, name_key, description, visibility, head, changed, event,
          first_seq, member_count, created_by, created_at)
        select lpad(to_hex(n), 32, '0')::uuid, 'room', 'room' || n, 'room' || n, '', 'public', 240,
          1, 'created', 1, 40, lpad('3e8', 32, '0')::uuid, now() from generate_series(1, 20000) n;
      insert into memberships (room_id, user_id, role, changed, event, joined_seq, visible_from,
          joined_at, read_seq)
        select lpad(to_hex(r), 32, '0')::uuid, lpad(to_hex(1000 + (r * 40 + m) % 20000), 32, '0')::uuid,
          'member', m, 'joined', m, 0, now(), 100
        from generate_series(1, 1000) r, generate_series(1, 40) m;
      insert into memberships (room_id, user_id, role, changed, event, joined_seq, visible_from,
          joined_at, read_seq)
        select lpad(to_hex(r), 32, '0')::uuid, lpad(to_hex(1500), 32, '0')::uuid,
          'member', 40, 'joined', 40, 0, now(), 100 from generate_series(480, 520) r
        on conflict do nothing;
      insert into messages (room_id, seq, changed, kind, sender_id, client_id, body, created_at)
        select lpad(to_hex(r), 32, '0')::uuid, s, s, 'text', lpad(to_hex(1000 + s), 32, '0')::uuid,
          'c' || s, 'message ' || s, now()
        from generate_series(1, 1000) r, generate_series(41, 240) s;
      insert into reactions (room_id, seq, emoji, user_id, added)
        select lpad(to_hex(r), 32, '0')::uuid, 100, '👍', lpad(to_hex(1000 + n), 32, '0')::uuid, 200
        from generate_series(1, 1000) r, generate_series(1, 20) n;
      update memberships set left_seq = 41, banned_until = '9999-12-31T23:59:59.999Z'
        where user_id = lpad(to_hex(1001), 32, '0')::uuid;
      insert into moderation (room_id, seq, actor, target, act, at)
        select lpad(to_hex(r), 32, '0')::uuid, s, lpad(to_hex(1000), 32, '0')::uuid,
          lpad(to_hex(1501), 32, '0')::uuid, 'muted', now()
        from generate_series(400, 600) r, generate_series(1, 200) s;
      insert into sign_ins (id, user_id, created_at, used_at, generation, turned_at, client)
        select gen_random_uuid(), id, created_at, created_at, 1, created_at, '' from users;
      update messages set reacted = true, changed = 240 where seq = 100;
      analyze;""";

  private static Explaining explaining;

  @BeforeAll
  static void fill() throws SQLException {
    try (Connection connection = STORED.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(FILL);
    }
    explaining = Explaining.over(STORED);
  }

  @AfterAll
  static void close() {
    STORED.close();
  }

  @Test
  void postingCatchingUpCountingAndPagingGoByAnIndex() {
    post();
    read();
    look();
    assertThat(explaining.plans()).hasSizeGreaterThan(25);
    assertThat(explaining.plans())
        .allSatisfy(
            plan ->
                assertThat(SCAN.matcher(plan.plan()).find())
                    .as("%s%n%s", plan.sql(), plan.plan())
                    .isFalse());
  }

  private static void post() {
    RoomLog log = new JdbcRoomLog(explaining);
    RoomLog.Ask ask =
        new RoomLog.Ask(
            ROOM, USER, new ClientId("c1"), new Seq(100), Set.of(new Username("user1501")));
    explaining.write(
        () -> {
          assertThat(log.lock(List.of(ROOM)).ledgers()).hasSize(1);
          assertThat(log.look(List.of(ask, ask, ask))).hasSize(3);
          log.message(ROOM, new Seq(100));
          log.member(ROOM, USER);
          log.ownersBesides(ROOM, USER);
          log.reacted(ROOM, new Seq(100), USER, new Emoji("👍"));
          log.membersAmong(ROOM, Set.of(new Username("user1501")));
          return log.appended(ROOM, new Seq(230), new Seq(240));
        });
  }

  private static void read() {
    History history = new JdbcHistory(explaining);
    history.standing(ROOM, USER);
    history.ownMembership(USER, ROOM);
    history.countMessages(ROOM, new Seq(50), new Seq(240), 1_001);
    history.countMembers(ROOM, new Seq(0), new Seq(240), 201);
    assertThat(history.changes(USER, ROOM, new Seq(200), new Seq(240), true, 1_000)).isPresent();
    history.stretch(ROOM, new Seq(200), 1_000);
    history.heads(List.of(ROOM));
    history.message(USER, ROOM, new Seq(100));
    history.page(USER, ROOM, new History.Where.Newest(), 50);
    history.page(USER, ROOM, new History.Where.Before(new Seq(100)), 50);
    history.page(USER, ROOM, new History.Where.After(new Seq(100)), 50);
    history.page(USER, ROOM, new History.Where.Around(new Seq(100)), 50);
  }

  private static void look() {
    JdbcRooms rooms = new JdbcRooms(explaining);
    assertThat(rooms.viewsOf(USER).rooms()).hasSizeGreaterThan(10);
    rooms.view(ROOM, USER);
    rooms.publicNamed(new RoomName("room7"));
    rooms.directory("", null, 50);
    rooms.members(USER, ROOM, null, 50);
    rooms.markRead(USER, ROOM, new Seq(200), false);
    ModerationLog moderation = new JdbcModerationLog(explaining);
    assertThat(moderation.deeds(ROOM, new Seq(100), 50).items()).hasSize(50);
    assertThat(moderation.bans(ROOM, Instant.now(), null, 50).items()).hasSize(1);
    Glance.Believed believed =
        new Glance.Believed(
            Map.of(ROOM, new Seq(1)), Map.of(USER, -1L), List.of(new SignInId(new UUID(1, 1))));
    assertThat(explaining.<Glance.Seen>statement(c -> JdbcGlance.seen(c, believed)).moved())
        .hasSize(1);
  }
}
