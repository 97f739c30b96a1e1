package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.log.Columns.query;
import static org.folkmoot.persistence.log.Columns.time;
import static org.folkmoot.persistence.log.Columns.update;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.folkmoot.application.log.Retention;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Settings;
import org.folkmoot.persistence.database.Database;

/** Takes away rows in PostgreSQL that aren't kept any longer. */
@Singleton
public final class JdbcRetention implements Retention {
  // Memberships last: while there are messages, somebody might want to know whose room it was.
  private static final List<String> TABLES =
      List.of("reactions", "messages", "moderation", "memberships");

  private final Database database;

  public JdbcRetention(Database database) {
    this.database = database;
  }

  @Override
  public boolean purge(int rows, Instant now) {
    // Whoever else purges takes another room.
    String next =
        """
        select id from rooms where deleted_at is not null and purged_at is null
        order by deleted_at limit 1 for no key update skip locked""";
    return database.statement(
        c -> {
          Optional<UUID> room = query(c, next, row -> Columns.id(row, "id")).stream().findFirst();
          if (room.isPresent() && purged(c, room.get(), rows) == 0) {
            update(c, "update rooms set purged_at = ? where id = ?", time(now), room.get());
          }
          return room.isPresent();
        });
  }

  private static int purged(Connection c, UUID room, int rows) throws SQLException {
    int done = 0;
    for (String table : TABLES) {
      String first = "array(select ctid from " + table + " where room_id = ? limit ?)";
      String sql = "delete from " + table + " where ctid = any(" + first + ")";
      done += update(c, sql, room, rows - done);
      if (done >= rows) {
        break;
      }
    }
    return done;
  }

  @Override
  public List<RoomId> forgetting() {
    String sql =
        """
        select id from rooms
        where deleted_at is null and (retention_days is not null or keep_newest is not null)
        order by id""";
    return database.statement(c -> query(c, sql, row -> new RoomId(Columns.id(row, "id"))));
  }

  private record Old(long seq, boolean doomed) {}

  @Override
  public Optional<Seq> blank(Room room, int rows, Instant now) {
    UUID id = room.id().value();
    return database.statement(
        c -> {
          long keep = newestKept(c, room);
          Integer days = room.settings().retentionDays();
          Instant since = days == null ? Instant.EPOCH : now.minus(Duration.ofDays(days));
          List<Old> oldest =
              query(
                  c,
                  """
                  select seq, created_at < ? or seq < ? as doomed from messages
                  where room_id = ? and seq >= ? order by seq limit ?""",
                  row -> new Old(row.getLong("seq"), row.getBoolean("doomed")),
                  time(since),
                  keep,
                  id,
                  room.firstSeq().value(),
                  rows);
          long below = oldest.stream().takeWhile(Old::doomed).mapToLong(Old::seq).max().orElse(0);
          if (below == 0) {
            return Optional.empty();
          }
          update(
              c,
              "update messages set "
                  + MessageColumns.FORGOTTEN
                  + " where room_id = ? and seq >= ? and seq <= ?",
              id,
              room.firstSeq().value(),
              below);
          return Optional.of(new Seq(below + 1));
        });
  }

  @Override
  public Optional<Seq> lastRoomChange(RoomId room) {
    return database.statement(
        c ->
            query(
                    c,
                    "select changed from rooms where id = ?",
                    row -> new Seq(row.getLong(1)),
                    room.value())
                .stream()
                .findFirst());
  }

  // Nobody reacts to what is below the first number that is kept, so nothing is added meanwhile.
  @Override
  public boolean purgeForgottenReactions(RoomId room, int rows) {
    String sql =
        """
        delete from reactions where ctid = any(array(
          select x.ctid from rooms r join reactions x on x.room_id = r.id and x.seq < r.first_seq
          where r.id = ? limit ?))""";
    return database.statement(c -> update(c, sql, room.value(), rows) == rows);
  }

  private static long newestKept(Connection c, Room room) throws SQLException {
    Settings settings = room.settings();
    if (settings.keepNewest() == null) {
      return 0;
    }
    return query(
            c,
            """
            select seq from messages where room_id = ? and seq >= ? and kind <> 'system'
            order by seq desc offset ? limit 1""",
            row -> row.getLong(1),
            room.id().value(),
            room.firstSeq().value(),
            settings.keepNewest() - 1)
        .stream()
        .findFirst()
        .orElse(0L);
  }
}
