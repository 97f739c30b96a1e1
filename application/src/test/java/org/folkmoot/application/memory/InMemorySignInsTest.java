package org.folkmoot.application.memory;

import org.folkmoot.application.account.SignIns;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.SignInsContract;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;

final class InMemorySignInsTest extends SignInsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected RoomLog log() {
    return new InMemoryRoomLog(store);
  }

  @Override
  protected Users users() {
    return new InMemoryUsers(store);
  }

  @Override
  protected SignIns signIns() {
    return new InMemorySignIns(store);
  }

  @Override
  protected Transactions transactions() {
    return store;
  }
}
