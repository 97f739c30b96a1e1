package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.Test;

/** While an upgrade rolls, replicas of the version before write to the new tables. */
class SideBySideTest {
  @Test
  void aMembershipThatComesWithoutItsOwnersNameIsGivenIt() throws SQLException {
    try (Stored stored = new Stored();
        Connection connection = stored.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into memberships (room_id, user_id, role, changed, event, joined_seq, visible_from,
            joined_at, read_seq)
          select gen_random_uuid(), id, 'member', 1, 'joined', 1, 1, now(), 0 from users where bot""");
      try (ResultSet rows = statement.executeQuery("select username_key from memberships")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("folkmoot");
      }
    }
  }
}
