package org.folkmoot.persistence.log;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.ClearanceContract;
import org.folkmoot.application.log.Clearance;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcClearanceTest extends ClearanceContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected Clearance clearance() {
    return STORED.bean(Clearance.class);
  }

  @Override
  protected RoomLog log() {
    return STORED.log();
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
