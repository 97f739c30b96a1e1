package org.folkmoot.persistence.log;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.block.Blocks;
import org.folkmoot.application.contract.BlocksContract;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcBlocksTest extends BlocksContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected Blocks blocks() {
    return STORED.bean(Blocks.class);
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
