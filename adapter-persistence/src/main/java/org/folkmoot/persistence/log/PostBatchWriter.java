package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.database.PgArrayCodec.ints;
import static org.folkmoot.persistence.database.PgArrayCodec.longs;
import static org.folkmoot.persistence.database.PgArrayCodec.texts;
import static org.folkmoot.persistence.database.PgArrayCodec.times;
import static org.folkmoot.persistence.database.PgArrayCodec.uuids;
import static org.folkmoot.persistence.log.Columns.number;
import static org.folkmoot.persistence.log.Columns.time;
import static org.folkmoot.persistence.log.Columns.update;
import static org.folkmoot.persistence.log.Columns.word;
import static org.folkmoot.persistence.log.Columns.wordOrKept;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.folkmoot.application.log.DuplicatePost;
import org.folkmoot.domain.message.LastChange;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageKind;
import org.folkmoot.domain.message.SystemEvent;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.rules.Entry;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.ModerationEntry;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Writes what ledgers have accepted: all posts of a batch in one statement. */
final class PostBatchWriter {
  private static final String POSTS =
      """
      insert into messages (room_id, seq, changed, kind, sender_id, client_id, body, created_at,
        reply_to, mentions, told_event, told_user, told_role,
        told_name)
      select room, seq, seq, kind, sender, client, body, at, reply,
        string_to_array(mentions, ','), event, subject, role, name
      from unnest(?::uuid[], ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::text[],
        ?::timestamptz[], ?::bigint[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[])
        as x (room, seq, kind, sender, client, body, at, reply, mentions, event, subject,
          role, name)""";

  private static final String HEADS =
      """
      update rooms r set head = x.head, changed = x.changed,
        event = coalesce(x.event, r.event),
        member_count = x.members
      from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::int[])
        as x (id, head, changed, event, members)
      where r.id = x.id""";

  // Six arrays instead of thirteen, nothing to split, and one answer to wait for instead of two: by
  // far most batches are of these alone. Of a room nothing moves with them but its head.
  private static final String PLAIN_POSTS =
      """
      with said as (
        insert into messages (room_id, seq, changed, kind, sender_id, client_id, body, created_at)
        select room, seq, seq, 'text', sender, client, body, at
        from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
          as x (room, seq, sender, client, body, at))
      update rooms r set head = x.head from unnest(?::uuid[], ?::bigint[]) as x (id, head)
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
    try {
      if (ledgers.stream().allMatch(PostBatchWriter::saysPlainly)) {
        RoomRows.remember(c, ledgers);
        return plainPosts(c, ledgers, then);
      }
      entries(c, ledgers);
      return heads(c, ledgers, then);
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

  private static boolean saysPlainly(LockedRoom lockedRoom) {
    return lockedRoom.deeds().isEmpty()
        && lockedRoom.entries().stream()
            .allMatch(
                entry ->
                    entry instanceof Entry.MessageEntry said
                        && said.isPost()
                        && isPlain(said.message()));
  }

  private static List<Message> said(Collection<LockedRoom> ledgers) {
    return ledgers.stream()
        .flatMap(lockedRoom -> lockedRoom.entries().stream())
        .map(entry -> ((Entry.MessageEntry) entry).message())
        .toList();
  }

  private static int plainPosts(Connection c, Collection<LockedRoom> ledgers, Then then)
      throws SQLException {
    List<Message> posts = said(ledgers);
    List<Room> rooms = ledgers.stream().map(LockedRoom::room).toList();
    return update(
        c,
        PLAIN_POSTS + then.sql,
        uuids(c, posts, m -> m.room().value()),
        longs(c, posts, m -> m.seq().value()),
        uuids(c, posts, m -> m.sender().value()),
        texts(c, posts, PostBatchWriter::clientId),
        texts(c, posts, m -> m.body().value()),
        times(c, posts, Message::createdAt),
        uuids(c, rooms, r -> r.id().value()),
        longs(c, rooms, r -> r.head().value()));
  }

  static void entries(Connection c, Collection<LockedRoom> ledgers) throws SQLException {
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
    posts(c, posts);
    RoomRows.remember(c, ledgers);
    deeds(c, ledgers.stream().flatMap(lockedRoom -> lockedRoom.deeds().stream()).toList());
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

  private static void posts(Connection c, List<Message> posts) throws SQLException {
    if (posts.isEmpty()) {
      return;
    }
    update(
        c,
        POSTS,
        uuids(c, posts, m -> m.room().value()),
        longs(c, posts, m -> m.seq().value()),
        texts(c, posts, m -> word(m.kind())),
        uuids(c, posts, m -> m.sender().value()),
        texts(c, posts, PostBatchWriter::clientId),
        texts(c, posts, m -> m.body().value()),
        times(c, posts, Message::createdAt),
        longs(c, posts, m -> number(m.replyTo())),
        texts(c, posts, PostBatchWriter::mentions),
        texts(c, posts, m -> m.system() instanceof SystemEvent s ? word(s.event()) : null),
        uuids(c, posts, m -> m.system() instanceof SystemEvent s ? s.user().value() : null),
        texts(c, posts, PostBatchWriter::toldRole),
        texts(c, posts, PostBatchWriter::toldName));
  }

  // It answers nothing, names nobody, and somebody said it.
  private static boolean isPlain(Message message) {
    return message.kind() == MessageKind.TEXT
        && message.replyTo() == null
        && message.mentions().isEmpty()
        && message.system() == null;
  }

  private static @Nullable String toldRole(Message message) {
    return message.system() instanceof SystemEvent event && event.role() != null
        ? word(event.role())
        : null;
  }

  private static @Nullable String toldName(Message message) {
    return message.system() instanceof SystemEvent event && event.name() != null
        ? event.name().value()
        : null;
  }

  private static @Nullable String clientId(Message message) {
    return message.clientId() == null ? null : message.clientId().value();
  }

  // Usernames hold no comma; nobody named is no array at all, which costs no byte.
  private static @Nullable String mentions(Message message) {
    return message.mentions().isEmpty()
        ? null
        : message.mentions().stream().map(Username::value).collect(Collectors.joining(","));
  }

  private static void changed(Connection c, Message m) throws SQLException {
    LastChange by = m.by();
    update(
        c,
        """
        update messages set changed = ?, body = ?, edited_at = ?, deleted_at = ?,
          mentions = string_to_array(?, ','), by_user = ?, by_emoji = ?, by_on = ?,
          reacted = reacted or ?
        where room_id = ? and seq = ?""",
        m.changed().value(),
        m.body().value(),
        time(m.editedAt()),
        time(m.deletedAt()),
        mentions(m),
        by == null ? null : by.user().value(),
        by == null || by.emoji() == null ? null : by.emoji().value(),
        by == null ? null : by.on(),
        by != null && by.emoji() != null,
        m.room().value(),
        m.seq().value());
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

  private static int heads(Connection c, Collection<LockedRoom> ledgers, Then then)
      throws SQLException {
    List<Room> rooms = ledgers.stream().map(LockedRoom::room).toList();
    return update(
        c,
        HEADS + then.sql,
        uuids(c, rooms, r -> r.id().value()),
        longs(c, rooms, r -> r.head().value()),
        longs(c, rooms, r -> r.changed().value()),
        texts(c, rooms, r -> wordOrKept(r.event())),
        ints(c, rooms, Room::memberCount));
  }
}
