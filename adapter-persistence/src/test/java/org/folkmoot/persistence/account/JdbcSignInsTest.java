package org.folkmoot.persistence.account;

import org.folkmoot.application.account.SignIns;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.SignInsContract;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcSignInsTest extends SignInsContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected SignIns signIns() {
    return STORED.signIns();
  }

  @Override
  protected Users users() {
    return STORED.users();
  }

  @Override
  protected RoomLog log() {
    return STORED.log();
  }

  @Override
  protected Transactions transactions() {
    return STORED.transactions();
  }
}
