package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.database.PgArrayCodec.longs;
import static org.folkmoot.persistence.database.PgArrayCodec.uuids;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.reconcile.DatabaseCheck;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.database.OwnConnection;

/**
 * One statement on a connection of its own, so that a busy pool doesn't blind a replica. What is as
 * it was believed to be isn't sent.
 */
@Singleton
public final class JdbcDatabaseCheck implements DatabaseCheck {
  private static final String GLANCE =
      """
      select 'epoch' as kind, null::uuid as id, 0::bigint as number, current_epoch() as epoch
      union all
      select 'room', r.id, r.head, null
      from unnest(?::uuid[], ?::bigint[]) known (id, head) join rooms r on r.id = known.id
      where r.head <> known.head
      union all
      select 'user', u.id, u.rooms_version, null
      from unnest(?::uuid[], ?::bigint[]) known (id, version) join users u on u.id = known.id
      where u.rooms_version <> known.version
      union all
      select 'sign-in', known.id, 0, null
      from unnest(?::uuid[]) known (id)
      left join sign_ins s on s.id = known.id and s.revoked_at is null
      where s.id is null""";

  private final OwnConnection connection;

  JdbcDatabaseCheck(OwnConnection connection) {
    this.connection = connection;
  }

  @Override
  public Differences at(Believed believed) {
    return connection.statement(c -> seen(c, believed));
  }

  static Differences seen(Connection c, Believed believed) throws SQLException {
    List<Map.Entry<RoomId, Seq>> rooms = new ArrayList<>(believed.rooms().entrySet());
    List<Map.Entry<UserId, Long>> users = new ArrayList<>(believed.users().entrySet());
    try (PreparedStatement statement = c.prepareStatement(GLANCE)) {
      statement.setArray(1, uuids(c, rooms, room -> room.getKey().value()));
      statement.setArray(2, longs(c, rooms, room -> room.getValue().value()));
      statement.setArray(3, uuids(c, users, user -> user.getKey().value()));
      statement.setArray(4, longs(c, users, Map.Entry::getValue));
      statement.setArray(5, uuids(c, believed.signIns(), SignInId::value));
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows);
      }
    }
  }

  private static Differences read(ResultSet rows) throws SQLException {
    Epoch epoch = new Epoch("");
    Map<RoomId, Seq> moved = new HashMap<>();
    Map<UserId, Long> lists = new HashMap<>();
    Set<SignInId> ended = new HashSet<>();
    while (rows.next()) {
      UUID id = rows.getObject("id", UUID.class);
      switch (rows.getString("kind")) {
        case "epoch" -> epoch = new Epoch(rows.getString("epoch"));
        case "room" -> moved.put(new RoomId(id), new Seq(rows.getLong("number")));
        case "user" -> lists.put(new UserId(id), rows.getLong("number"));
        default -> ended.add(new SignInId(id));
      }
    }
    return new Differences(epoch, moved, lists, ended);
  }
}
