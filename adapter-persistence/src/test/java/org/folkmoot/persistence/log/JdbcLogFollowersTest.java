package org.folkmoot.persistence.log;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.LogFollowersContract;
import org.folkmoot.application.follow.LogFollowers;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcLogFollowersTest extends LogFollowersContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected LogFollowers followers() {
    return STORED.bean(LogFollowers.class);
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
