package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.database.PgArrayCodec.times;
import static org.folkmoot.persistence.database.PgArrayCodec.uuids;
import static org.folkmoot.persistence.log.Columns.query;
import static org.folkmoot.persistence.log.Columns.time;
import static org.folkmoot.persistence.log.Columns.update;
import static org.folkmoot.persistence.log.Columns.wordOrKept;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageKind;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.Settings;
import org.folkmoot.domain.rules.Entry;
import org.folkmoot.domain.rules.LockedRoom;

/** Writes what changed of a room itself. */
final class RoomRows {
  private static final String TAKEN = "23505";

  // Any number that nothing else locks. Whoever renames waits for others who do, so that two rooms
  // that want each other's names don't wait in a circle.
  private static final long RENAMING = 7_300_114L;

  private RoomRows() {}

  static boolean claim(Connection c, Room room) throws SQLException {
    query(c, "select pg_advisory_xact_lock(?)", row -> true, RENAMING);
    Savepoint before = c.setSavepoint();
    try {
      update(
          c,
          """
          update rooms set name = ?, name_key = ?, visibility = coalesce(?, visibility),
            name_skeleton = ?, skeleton_of = ?
          where id = ?""",
          room.name().value(),
          room.name().key(),
          wordOrKept(room.visibility()),
          room.name().skeleton(),
          room.name().value(),
          room.id().value());
      c.releaseSavepoint(before);
      return true;
    } catch (SQLException taken) {
      if (!TAKEN.equals(taken.getSQLState())) {
        throw taken;
      }
      c.rollback(before);
      return false;
    }
  }

  static void keep(Connection c, Room room) throws SQLException {
    Settings settings = room.settings();
    update(
        c,
        """
        update rooms set name = ?, name_key = ?, description = ?,
          visibility = coalesce(?, visibility), topic = ?, icon = ?,
          who_may_post = coalesce(?, who_may_post), slow_mode_seconds = ?,
          who_may_invite = coalesce(?, who_may_invite), retention_days = ?, keep_newest = ?,
          newcomers = coalesce(?, newcomers), hides_history = hides_history or ?,
          first_seq = ?, archived_at = ?, deleted_at = ?
        where id = ?""",
        room.name().value(),
        room.name().key(),
        room.description().value(),
        wordOrKept(room.visibility()),
        settings.topic(),
        settings.icon(),
        wordOrKept(settings.whoMayPost()),
        settings.slowModeSeconds(),
        wordOrKept(settings.whoMayInvite()),
        settings.retentionDays(),
        settings.keepNewest(),
        wordOrKept(settings.historyForNewcomers()),
        !settings.historyForNewcomers().seeAll(),
        room.firstSeq().value(),
        time(room.archivedAt()),
        time(room.deletedAt()),
        room.id().value());
  }

  /** In slow rooms: when those who said something did. */
  static void remember(Connection c, Collection<LockedRoom> ledgers) throws SQLException {
    List<Message> posts = new ArrayList<>();
    for (LockedRoom lockedRoom : ledgers) {
      if (lockedRoom.room().settings().slowModeSeconds() > 0) {
        for (Entry entry : lockedRoom.entries()) {
          if (entry instanceof Entry.MessageEntry said
              && said.isPost()
              && said.message().kind() == MessageKind.TEXT) {
            posts.add(said.message());
          }
        }
      }
    }
    if (!posts.isEmpty()) {
      update(
          c,
          """
          update memberships m set posted_at = x.at
          from unnest(?::uuid[], ?::uuid[], ?::timestamptz[]) as x (room, sender, at)
          where m.room_id = x.room and m.user_id = x.sender""",
          uuids(c, posts, m -> m.room().value()),
          uuids(c, posts, m -> m.sender().value()),
          times(c, posts, Message::createdAt));
    }
  }
}
