package org.folkmoot.persistence.account;

import java.sql.SQLException;
import org.folkmoot.application.account.Tickets;
import org.folkmoot.application.contract.TicketsContract;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

final class JdbcTicketsTest extends TicketsContract {
  private static final Stored STORED = new Stored();

  @AfterEach
  void empty() throws SQLException {
    STORED.empty();
  }

  @AfterAll
  static void close() {
    STORED.close();
  }

  @Override
  protected Tickets tickets() {
    return STORED.tickets();
  }
}
