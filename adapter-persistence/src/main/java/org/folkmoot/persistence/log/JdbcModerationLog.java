package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.log.Columns.moment;
import static org.folkmoot.persistence.log.Columns.query;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.folkmoot.application.log.ModerationLog;
import org.folkmoot.application.view.BanView;
import org.folkmoot.application.view.ModerationEntryView;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.persistence.database.Database;
import org.jspecify.annotations.Nullable;

/** Looks back at what was done to people, in PostgreSQL. */
@Singleton
public final class JdbcModerationLog implements ModerationLog {
  private static final String DEEDS =
      """
      select d.*,
        a.id as actor_id, a.username as actor_username, a.display_name as actor_display_name,
        t.id as target_id, t.username as target_username, t.display_name as target_display_name
      from moderation d
      join users a on a.id = d.actor
      join users t on t.id = d.target
      where d.room_id = ? and d.seq < ? order by d.seq desc limit ?""";

  private static final String BANS =
      """
      select m.banned_until, m.ban_reason, u.id as user_id, u.username as user_username,
        u.display_name as user_display_name
      from memberships m
      join users u on u.id = m.user_id
      where m.room_id = ? and m.banned_until > ? and u.username_key > ?
      order by u.username_key limit ?""";

  private final Database database;

  public JdbcModerationLog(Database database) {
    this.database = database;
  }

  @Override
  public Deeds deeds(RoomId room, Seq before, int limit) {
    return database.statement(
        c -> {
          List<ModerationEntryView> all =
              query(c, DEEDS, JdbcModerationLog::deed, room.value(), before.value(), limit + 1);
          return all.size() <= limit
              ? new Deeds(all, null)
              : new Deeds(all.subList(0, limit), all.get(limit - 1).seq());
        });
  }

  private static ModerationEntryView deed(ResultSet row) throws SQLException {
    return new ModerationEntryView(
        row.getLong("seq"),
        row.getString("act"),
        somebody(row, "actor"),
        somebody(row, "target"),
        row.getString("role"),
        row.getString("reason"),
        moment(row, "until"),
        Objects.requireNonNull(moment(row, "at")));
  }

  @Override
  public Bans bans(RoomId room, Instant now, @Nullable String after, int limit) {
    return database.statement(
        c -> {
          List<BanView> all =
              query(
                  c,
                  BANS,
                  row ->
                      new BanView(
                          somebody(row, "user"),
                          Objects.requireNonNull(moment(row, "banned_until")),
                          row.getString("ban_reason")),
                  room.value(),
                  Columns.time(now),
                  after == null ? "" : after,
                  limit + 1);
          return all.size() <= limit
              ? new Bans(all, null)
              : new Bans(
                  all.subList(0, limit),
                  all.get(limit - 1).user().username().toLowerCase(Locale.ROOT));
        });
  }

  private static UserRef somebody(ResultSet row, String prefix) throws SQLException {
    return Objects.requireNonNull(Rows.ref(row, prefix));
  }
}
