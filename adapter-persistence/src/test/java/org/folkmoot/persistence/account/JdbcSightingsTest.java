package org.folkmoot.persistence.account;

import java.sql.SQLException;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.SightingsContract;
import org.folkmoot.application.live.Sightings;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

final class JdbcSightingsTest extends SightingsContract {
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
  protected Sightings sightings() {
    return STORED.sightings();
  }

  @Override
  protected Users users() {
    return STORED.users();
  }

  @Override
  protected Transactions transactions() {
    return STORED.transactions();
  }
}
