package org.folkmoot.persistence.log;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.SeeingContract;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcSeeingTest extends SeeingContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected Rooms rooms() {
    return STORED.rooms();
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

  @Override
  protected History history() {
    return STORED.bean(History.class);
  }
}
