package org.folkmoot.application.memory;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.RoomAdministrationContract;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;

final class InMemoryRoomAdministrationTest extends RoomAdministrationContract {
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
  protected Transactions transactions() {
    return store;
  }
}
