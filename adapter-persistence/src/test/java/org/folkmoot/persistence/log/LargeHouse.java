package org.folkmoot.persistence.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.testing.Stored;

/** A database as it is after some years. */
final class LargeHouse {
  /** The room with the most members. */
  static final RoomId ROOM = new RoomId(new UUID(0, 500));

  /** Somebody who is in many rooms, and has not read everything in a part of them. */
  static final UserId USER = new UserId(new UUID(0, 1500));

  /**
   * How much of everything.
   *
   * @param talking in how many of the rooms anybody has ever said anything
   * @param messages in each of these
   * @param crowd how many members the largest room has
   * @param own how many rooms the user is in
   * @param behind in how many of them they haven't read everything
   * @param unread how many messages they haven't read in all
   */
  record Size(
      int users, int rooms, int talking, int messages, int crowd, int own, int behind, int unread) {
    static final Size FEW_WHO_TALK = new Size(600, 60, 60, 500, 500, 30, 10, 400);
    static final Size MIDDLING = new Size(20_000, 20_000, 1_000, 200, 10_000, 600, 100, 4_000);
    static final Size LARGE = new Size(100_000, 10_000, 10_000, 100, 50_000, 1_000, 300, 20_000);
  }

  // A person's number is their id, from 1,000 on; a room's number is its, from 1 on.
  private static final String FILL =
      """
      insert into users (id, username, username_key, display_name, password_hash, admin, bot,
          created_at)
        select lpad(to_hex(n), 32, '0')::uuid, 'user' || n, 'user' || n, 'User ' || n, '', false,
          false, now() from generate_series(1000, 999 + {users}) n;
      insert into rooms (id, kind, name, name_key, description, visibility, head, changed, event,
          first_seq, member_count, created_by, created_at)
        select lpad(to_hex(n), 32, '0')::uuid, 'room', 'room' || n, 'room' || n, '', 'public',
          40 + {messages}, 1, 'created', 1, 40, lpad('3e8', 32, '0')::uuid, now()
        from generate_series(1, {rooms}) n;
      insert into memberships (room_id, user_id, username_key, role, changed, event, joined_seq,
          visible_from, joined_at, read_seq)
        select lpad(to_hex(r), 32, '0')::uuid,
          lpad(to_hex(1000 + (r * 40 + m) % {users}), 32, '0')::uuid,
          'user' || 1000 + (r * 40 + m) % {users}, 'member', m, 'joined', m, 0, now(), 100
        from generate_series(1, {talking}) r, generate_series(1, 40) m;
      insert into memberships (room_id, user_id, username_key, role, changed, event, joined_seq,
          visible_from, joined_at, read_seq)
        select lpad(to_hex(500), 32, '0')::uuid, lpad(to_hex(1000 + n), 32, '0')::uuid,
          'user' || 1000 + n, 'member', 1 + n % 40, 'joined', 1, 0, now(), 100
        from generate_series(1, {crowd}) n
        on conflict do nothing;
      insert into memberships (room_id, user_id, username_key, role, changed, event, joined_seq,
          visible_from, joined_at, read_seq)
        select lpad(to_hex(r), 32, '0')::uuid, lpad(to_hex(1500), 32, '0')::uuid, 'user1500',
          'member', 40, 'joined', 40, 0, now(), 0 from generate_series(1, {own}) r
        on conflict do nothing;
      delete from memberships where user_id = lpad('5dc', 32, '0')::uuid
        and room_id > lpad(to_hex({own}), 32, '0')::uuid;
      update memberships set read_seq = 40 + {messages} where user_id = lpad('5dc', 32, '0')::uuid;
      update memberships m set read_seq = m.read_seq - {unread} / {behind}
          - case when x.r <= {unread} % {behind} then 1 else 0 end
        from generate_series(1, {behind}) x (r)
        where user_id = lpad('5dc', 32, '0')::uuid and room_id = lpad(to_hex(x.r), 32, '0')::uuid;
      insert into messages (room_id, seq, changed, kind, sender_id, client_id, body, created_at,
          mentions, thread, also_in_room)
        select lpad(to_hex(r), 32, '0')::uuid, s, s, 'text', lpad(to_hex(1000 + s), 32, '0')::uuid,
          'c' || s, 'message ' || s, now(), case when s % 50 = 0 then array['user1500'] end,
          case when s > 100 and s % 10 = 7 then 100 end, case when s > 100 and s % 100 = 7 then true end
        from generate_series(1, {talking}) r, generate_series(41, 40 + {messages}) s;
      insert into reactions (room_id, seq, emoji, user_id, added)
        select lpad(to_hex(r), 32, '0')::uuid, 100, '👍', lpad(to_hex(1000 + n), 32, '0')::uuid, 110
        from generate_series(1, 1000) r, generate_series(1, 20) n;
      update messages set reacted = true, changed = 40 + {messages} where seq = 100;
      update memberships set left_seq = 41, banned_until = '9999-12-31T23:59:59.999Z'
        where user_id = lpad(to_hex(1001), 32, '0')::uuid;
      insert into moderation (room_id, seq, actor, target, act, at)
        select lpad(to_hex(r), 32, '0')::uuid, s, lpad(to_hex(1000), 32, '0')::uuid,
          lpad(to_hex(1501), 32, '0')::uuid, 'muted', now()
        from generate_series(400, 600) r, generate_series(1, least(200, 39 + {messages})) s;
      insert into sign_ins (id, user_id, created_at, used_at, generation, turned_at, client)
        select gen_random_uuid(), id, created_at, created_at, 1, created_at, '' from users;
      update rooms r set member_count = x.members from (
          select room_id, count(*) as members from memberships where left_seq is null
          group by room_id) x
        where r.id = x.room_id;
      analyze;""";

  private LargeHouse() {}

  static void fill(Stored stored, Size size) throws SQLException {
    String sql =
        FILL.replace("{users}", "" + size.users())
            .replace("{rooms}", "" + size.rooms())
            .replace("{talking}", "" + size.talking())
            .replace("{messages}", "" + size.messages())
            .replace("{crowd}", "" + size.crowd())
            .replace("{own}", "" + size.own())
            .replace("{behind}", "" + size.behind())
            .replace("{unread}", "" + size.unread());
    try (Connection connection = stored.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
