package org.folkmoot.persistence.account;

import static org.folkmoot.persistence.database.PgArrayCodec.uuids;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.presence.LastSeen;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.database.Database;

/** Sightings in PostgreSQL; whoever was never seen was here when their account was made. */
@Singleton
public final class JdbcLastSeen implements LastSeen {
  private final Database database;

  JdbcLastSeen(Database database) {
    this.database = database;
  }

  @Override
  public void seen(Collection<UserId> users, Instant at) {
    // In the order of ids, so that two replicas that see the same people don't wait in a circle.
    String sql =
        """
        insert into sightings (user_id, last_seen_at)
        select id, ? from unnest(?) id order by id
        on conflict (user_id) do update set last_seen_at = excluded.last_seen_at
        where sightings.last_seen_at < excluded.last_seen_at""";
    database.statement(
        c -> {
          try (PreparedStatement statement = c.prepareStatement(sql)) {
            statement.setObject(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            statement.setArray(2, uuids(c, users, UserId::value));
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public Map<UserId, Instant> last(Collection<UserId> users) {
    String sql =
        """
        select u.id, coalesce(s.last_seen_at, u.created_at) as last_seen_at
        from users u left join sightings s on s.user_id = u.id
        where u.id = any(?)""";
    return database.statement(
        c -> {
          Map<UserId, Instant> last = new HashMap<>();
          try (PreparedStatement statement = c.prepareStatement(sql)) {
            statement.setArray(1, uuids(c, users, UserId::value));
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                last.put(
                    new UserId(row.getObject("id", UUID.class)),
                    row.getObject("last_seen_at", OffsetDateTime.class).toInstant());
              }
            }
          }
          return last;
        });
  }
}
