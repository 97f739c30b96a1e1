package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.database.PgArrayCodec.uuids;
import static org.folkmoot.persistence.log.Columns.query;
import static org.folkmoot.persistence.log.Columns.update;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.folkmoot.application.sidebar.Sidebars;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.room.Section;
import org.folkmoot.domain.room.Sections;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.database.Database;

/** How people have arranged their rooms, in PostgreSQL. */
@Singleton
public final class JdbcSidebars implements Sidebars {
  // The list's version grows with it, so that other replicas see it even if nobody tells them.
  private static final String HEAR =
      """
      with heard as (
        update memberships set hearing = ?, hushed_until = ?
        where room_id = ? and user_id = ? and left_seq is null
        returning user_id)
      update users set rooms_version = rooms_version + 1 where id in (select user_id from heard)""";

  // One statement, so that number and sections are of one arrangement.
  private static final String LOOK =
      """
      select u.sections_rev, s.id, s.name, s.rooms
      from users u left join sections s on s.user_id = u.id
      where u.id = ? order by s.place""";

  private static final String COUNT =
      "update users set sections_rev = sections_rev + 1 where id = ? and sections_rev = ?";

  private static final String KEEP =
      "insert into sections (user_id, place, id, name, rooms) values (?, ?, ?, ?, ?)";

  private final Database database;

  public JdbcSidebars(Database database) {
    this.database = database;
  }

  @Override
  public boolean hear(RoomId room, UserId user, RoomNotifications notifications) {
    String level =
        notifications.level() == RoomNotifications.Level.ALL
            ? null
            : Columns.word(notifications.level());
    return database.statement(
        c ->
            update(
                    c,
                    HEAR,
                    level,
                    Columns.time(notifications.mutedUntil()),
                    room.value(),
                    user.value())
                == 1);
  }

  @Override
  public Sections sections(UserId user) {
    record Row(long rev, List<Section> section) {}
    return database.statement(
        c -> {
          List<Row> rows =
              query(
                  c, LOOK, row -> new Row(row.getLong("sections_rev"), section(row)), user.value());
          return rows.isEmpty()
              ? Sections.NONE
              : new Sections(
                  rows.getFirst().rev(),
                  rows.stream().flatMap(row -> row.section().stream()).toList());
        });
  }

  private static List<Section> section(ResultSet row) throws SQLException {
    String id = row.getString("id");
    if (id == null) {
      return List.of();
    }
    UUID[] rooms = (UUID[]) row.getArray("rooms").getArray();
    return List.of(
        new Section(id, row.getString("name"), Arrays.stream(rooms).map(RoomId::new).toList()));
  }

  @Override
  public boolean arrange(UserId user, Sections sections) {
    return database.statement(
        c -> {
          if (update(c, COUNT, user.value(), sections.rev() - 1) == 0) {
            return false;
          }
          update(c, "delete from sections where user_id = ?", user.value());
          int place = 0;
          for (Section one : sections.all()) {
            update(
                c,
                KEEP,
                user.value(),
                place++,
                one.id(),
                one.name(),
                uuids(c, one.rooms(), RoomId::value));
          }
          return true;
        });
  }
}
