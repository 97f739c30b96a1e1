package org.folkmoot.application.memory;

import org.folkmoot.application.account.SignIns;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.DatabaseCheckContract;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.reconcile.DatabaseCheck;

final class InMemoryDatabaseCheckTest extends DatabaseCheckContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected DatabaseCheck glance() {
    return new InMemoryDatabaseCheck(store);
  }

  @Override
  protected RoomLog log() {
    return new InMemoryRoomLog(store);
  }

  @Override
  protected Rooms rooms() {
    return new InMemoryRooms(store);
  }

  @Override
  protected History history() {
    return new InMemoryHistory(store);
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
