package org.folkmoot.application.memory;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.SeeingContract;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;

final class InMemorySeeingTest extends SeeingContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected RoomLog log() {
    return new InMemoryRoomLog(store);
  }

  @Override
  protected Rooms rooms() {
    return new InMemoryRooms(store);
  }

  @Override
  protected Users users() {
    return new InMemoryUsers(store);
  }

  @Override
  protected Transactions transactions() {
    return store;
  }

  @Override
  protected History history() {
    return new InMemoryHistory(store);
  }
}
