package org.folkmoot.load.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.UUID;

/**
 * Messages that all members of their rooms said long ago in turn, written past Folkmoot. Each
 * twentieth answers another.
 */
final class Filler {
  private static final String MESSAGES =
      """
      insert into folkmoot.messages (room_id, seq, changed, kind, sender_id, client_id, body,
        created_at, reply_to)
      select r.id, r.head + n, r.head + n, 'text', m.people[1 + n % cardinality(m.people)],
        'old-' || r.head + n,
        'Something that was said long ago, and ' || md5(n::text), '2026-01-01T00:00:00Z',
        case when n % 20 = 0 then r.head + n - 7 end
      from folkmoot.rooms r
      join lateral (
        select array_agg(x.user_id) as people
        from folkmoot.memberships x where x.room_id = r.id) m on true
      cross join generate_series(1, ?) n
      where r.id = any(?)""";
  private static final String HEADS = "update folkmoot.rooms set head = head + ? where id = any(?)";
  // By then the sweep has seen the new heads.
  private static final double SWEPT_SECONDS = 3;

  private Filler() {}

  /** So many more in each of these rooms; says how many those are. */
  static long fill(Stand stand, Collection<String> rooms, int each) {
    long written;
    try (Connection connection = stand.database();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      written = execute(connection, MESSAGES, rooms, each);
      execute(connection, HEADS, rooms, each);
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("vacuum (analyze) folkmoot.messages");
    } catch (SQLException broken) {
      throw new IllegalStateException("the messages couldn't be written", broken);
    }
    Pace.rest(SWEPT_SECONDS);
    return written;
  }

  private static long execute(Connection connection, String sql, Collection<String> rooms, int each)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, each);
      statement.setArray(
          2, connection.createArrayOf("uuid", rooms.stream().map(UUID::fromString).toArray()));
      return statement.executeLargeUpdate();
    }
  }
}
