package org.folkmoot.persistence.log;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.OwnChangesContract;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.own.OwnChanges;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcOwnChangesTest extends OwnChangesContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected OwnChanges changes() {
    return STORED.bean(OwnChanges.class);
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
