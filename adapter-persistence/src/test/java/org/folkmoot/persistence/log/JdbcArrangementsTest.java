package org.folkmoot.persistence.log;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.arranging.Arrangements;
import org.folkmoot.application.contract.ArrangementsContract;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcArrangementsTest extends ArrangementsContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected Arrangements arrangements() {
    return STORED.bean(Arrangements.class);
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
  protected Users users() {
    return STORED.users();
  }

  @Override
  protected Transactions transactions() {
    return STORED.transactions();
  }
}
