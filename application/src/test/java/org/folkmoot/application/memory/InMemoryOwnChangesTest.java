package org.folkmoot.application.memory;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.OwnChangesContract;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.own.OwnChanges;

final class InMemoryOwnChangesTest extends OwnChangesContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected RoomLog log() {
    return new InMemoryRoomLog(store);
  }

  @Override
  protected OwnChanges changes() {
    return new InMemoryOwnChanges(store);
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
