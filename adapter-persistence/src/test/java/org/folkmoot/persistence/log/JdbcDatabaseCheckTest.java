package org.folkmoot.persistence.log;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.folkmoot.application.account.SignIns;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.DatabaseCheckContract;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.reconcile.DatabaseCheck;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcDatabaseCheckTest extends DatabaseCheckContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Test
  void afterItsConnectionWasLostItOpensAnother() throws SQLException {
    DatabaseCheck.Believed nothing = new DatabaseCheck.Believed(Map.of(), Map.of(), List.of());
    glance().at(nothing);
    try (var outside = STORED.connect();
        Statement statement = outside.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where application_name = 'folkmoot sweep' and datname = current_database()");
    }
    Assertions.assertThatThrownBy(() -> glance().at(nothing)).isInstanceOf(Unavailable.class);
    Assertions.assertThat(glance().at(nothing).ended()).isEmpty();
  }

  @Override
  protected DatabaseCheck glance() {
    return STORED.bean(DatabaseCheck.class);
  }

  @Override
  protected RoomLog log() {
    return STORED.log();
  }

  @Override
  protected Rooms rooms() {
    return STORED.rooms();
  }

  @Override
  protected History history() {
    return STORED.history();
  }

  @Override
  protected Users users() {
    return STORED.users();
  }

  @Override
  protected SignIns signIns() {
    return STORED.signIns();
  }

  @Override
  protected Transactions transactions() {
    return STORED.transactions();
  }
}
