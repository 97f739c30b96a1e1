package org.folkmoot.application.memory;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.ClearanceContract;
import org.folkmoot.application.log.Clearance;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;

final class InMemoryClearanceTest extends ClearanceContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Clearance clearance() {
    return new InMemoryClearance(store);
  }

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
