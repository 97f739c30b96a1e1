package org.folkmoot.persistence.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.RecollectionContract;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.persistence.database.Database;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcRecollectionTest extends RecollectionContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected RoomLog log() {
    return new JdbcRoomLog(STORED.bean(Database.class));
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
  protected Transactions transactions() {
    return STORED.transactions();
  }

  @Override
  protected void beginAnotherHistory() {
    try (Connection connection = STORED.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("update epoch set id = 'another'");
    } catch (SQLException away) {
      throw new IllegalStateException(away);
    }
  }
}
