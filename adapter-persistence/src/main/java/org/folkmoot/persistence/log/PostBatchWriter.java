package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.database.PgArrayCodec.ints;
import static org.folkmoot.persistence.database.PgArrayCodec.longs;
import static org.folkmoot.persistence.database.PgArrayCodec.texts;
import static org.folkmoot.persistence.database.PgArrayCodec.uuids;
import static org.folkmoot.persistence.log.Columns.number;
import static org.folkmoot.persistence.log.Columns.time;
import static org.folkmoot.persistence.log.Columns.update;
import static org.folkmoot.persistence.log.Columns.word;
import static org.folkmoot.persistence.log.Columns.wordOrKept;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.folkmoot.application.log.DuplicatePost;
import org.folkmoot.domain.message.LastChange;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.rules.Entry;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.ModerationEntry;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Writes what ledgers have accepted: all posts of a batch, and the heads, in one statement. */
final class PostBatchWriter {
  // The posts and the heads of their rooms in one statement, with one wait. Without a post it moves
  // the heads alone.
  private static final String POSTS =
      "with said as ("
          + MessageColumns.INSERT
          + """
            )
            update rooms r set head = x.head, changed = x.changed,
              event = coalesce(x.event, r.event), member_count = x.members
            from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::int[])
              as x (id, head, changed, event, members)
            where r.id = x.id""";

  // What finds a post that is said again: whoever says something new needn't look first.
  private static final String SAID_ONCE = "messages_client_id";

  // A role that only a newer version knows comes as none at all, and stays.
  //
  // Marks move without the room's lock, so what was read of one under it may be old by now: only a
  // new joining sets it.
  private static final String MEMBER =
      """
      insert into memberships (room_id, user_id, role, changed, event, joined_seq, left_seq,
        visible_from, joined_at, muted_until, banned_until, ban_reason, read_seq, username_key)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select username_key from users where id = ?))
      on conflict (room_id, user_id) do update set
        role = coalesce(nullif(excluded.role, ''), memberships.role),
        changed = excluded.changed, event = excluded.event, joined_seq = excluded.joined_seq,
        left_seq = excluded.left_seq, visible_from = excluded.visible_from,
        joined_at = excluded.joined_at, muted_until = excluded.muted_until,
        banned_until = excluded.banned_until, ban_reason = excluded.ban_reason,
        read_seq = case when memberships.joined_seq = excluded.joined_seq
          then memberships.read_seq else excluded.read_seq end""";

  private PostBatchWriter() {}

  /** What comes after it in its transaction. */
  enum Then {
    MORE_FOLLOWS(""),
    /** Nothing: the last statement takes the commit with it, and nobody waits for each alone. */
    COMMIT(Columns.NEXT + "commit");

    private final String sql;

    Then(String sql) {
      this.sql = sql;
    }
  }

  /** Keeps what was accepted, and how far the rooms are with it. */
  static int all(Connection c, Collection<LockedRoom> ledgers, Then then) throws SQLException {
    List<Message> posts = new ArrayList<>();
    for (LockedRoom lockedRoom : ledgers) {
      for (Entry entry : lockedRoom.entries()) {
        switch (entry) {
          case Entry.MessageEntry message when message.isPost() -> posts.add(message.message());
          case Entry.MessageEntry message -> changed(c, message.message());
          case Entry.MemberEntry member -> member(c, member.member());
          case Entry.RoomEntry room -> RoomRows.keep(c, room.room());
        }
      }
    }
    RoomRows.remember(c, ledgers);
    deeds(c, ledgers.stream().flatMap(lockedRoom -> lockedRoom.deeds().stream()).toList());
    return posts(c, posts, ledgers.stream().map(LockedRoom::room).toList(), then);
  }

  private static int posts(Connection c, List<Message> posts, List<Room> rooms, Then then)
      throws SQLException {
    List<Array> values = new ArrayList<>(MessageColumns.inserted(c, posts));
    values.add(uuids(c, rooms, r -> r.id().value()));
    values.add(longs(c, rooms, r -> r.head().value()));
    values.add(longs(c, rooms, r -> r.changed().value()));
    values.add(texts(c, rooms, r -> wordOrKept(r.event())));
    values.add(ints(c, rooms, Room::memberCount));
    try {
      return update(c, POSTS + then.sql, values.toArray());
    } catch (PSQLException refused) {
      throw saidBefore(refused);
    }
  }

  private static SQLException saidBefore(PSQLException refused) {
    if (refused.getServerErrorMessage() instanceof ServerErrorMessage why
        && SAID_ONCE.equals(why.getConstraint())) {
      throw new DuplicatePost();
    }
    return refused;
  }

  private static void deeds(Connection c, List<ModerationEntry> deeds) throws SQLException {
    for (ModerationEntry entry : deeds) {
      update(
          c,
          """
          insert into moderation (room_id, seq, actor, target, act, role, reason, until, at)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
          entry.room().value(),
          entry.seq().value(),
          entry.actor().value(),
          entry.target().value(),
          word(entry.act()),
          entry.role() == null ? null : word(entry.role()),
          entry.reason() == null ? null : entry.reason().value(),
          time(entry.until()),
          time(entry.at()));
    }
  }

  private static void changed(Connection c, Message m) throws SQLException {
    update(c, MessageColumns.UPDATE, MessageColumns.updated(m));
    LastChange by = m.by();
    if (m.isDeleted()) {
      update(
          c,
          "delete from reactions where room_id = ? and seq = ?",
          m.room().value(),
          m.seq().value());
    } else if (by != null && by.emoji() != null) {
      reaction(c, m, by);
    }
  }

  private static void reaction(Connection c, Message m, LastChange by) throws SQLException {
    String emoji = by.emoji() == null ? "" : by.emoji().value();
    if (Boolean.TRUE.equals(by.on())) {
      update(
          c,
          "insert into reactions (room_id, seq, emoji, user_id, added) values (?, ?, ?, ?, ?)",
          m.room().value(),
          m.seq().value(),
          emoji,
          by.user().value(),
          m.changed().value());
    } else {
      update(
          c,
          "delete from reactions where room_id = ? and seq = ? and emoji = ? and user_id = ?",
          m.room().value(),
          m.seq().value(),
          emoji,
          by.user().value());
    }
  }

  private static void member(Connection c, Member m) throws SQLException {
    update(
        c,
        MEMBER,
        m.room().value(),
        m.user().value(),
        Objects.requireNonNullElse(wordOrKept(m.role()), ""),
        m.changed().value(),
        word(m.event()),
        m.joined().value(),
        number(m.left()),
        m.visibleFrom().value(),
        time(m.joinedAt()),
        time(m.mutedUntil()),
        time(m.bannedUntil()),
        m.banReason() == null ? null : m.banReason().value(),
        m.read().value(),
        m.user().value());
    update(c, "update users set rooms_version = rooms_version + 1 where id = ?", m.user().value());
  }
}
