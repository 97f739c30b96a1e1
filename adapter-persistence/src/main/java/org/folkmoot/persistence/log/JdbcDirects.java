package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.database.PgArrayCodec.uuids;
import static org.folkmoot.persistence.log.Columns.query;
import static org.folkmoot.persistence.log.Columns.update;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.folkmoot.application.log.Directs;
import org.folkmoot.domain.room.DirectParticipants;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.database.Database;

/** The rooms of sets of people, in PostgreSQL. */
@Singleton
public final class JdbcDirects implements Directs {
  private static final String CLOSE =
      """
      update memberships m set closed_seq = r.head from rooms r
      where m.room_id = ? and m.user_id = ? and m.left_seq is null
        and r.id = m.room_id and r.kind = 'direct' and r.deleted_at is null""";

  private static final String REOPEN =
      """
      update memberships set closed_seq = null
      where room_id = ? and user_id = ? and closed_seq is not null""";

  private static final String LIST =
      "update users set rooms_version = rooms_version + 1 where id = ?";

  private final Database database;

  public JdbcDirects(Database database) {
    this.database = database;
  }

  static java.sql.Array people(Connection c, DirectParticipants participants) throws SQLException {
    return uuids(c, participants.people(), UserId::value);
  }

  @Override
  public Optional<RoomId> of(DirectParticipants participants) {
    return database.statement(
        c ->
            query(
                    c,
                    "select id from rooms where people = ? and deleted_at is null",
                    row -> new RoomId(Columns.id(row, "id")),
                    people(c, participants))
                .stream()
                .findFirst());
  }

  @Override
  public boolean close(RoomId room, UserId user) {
    return changed(CLOSE, room, user);
  }

  @Override
  public void reopen(RoomId room, UserId user) {
    changed(REOPEN, room, user);
  }

  private boolean changed(String sql, RoomId room, UserId user) {
    return database.statement(
        c -> {
          boolean one = update(c, sql, room.value(), user.value()) == 1;
          if (one) {
            update(c, LIST, user.value());
          }
          return one;
        });
  }
}
