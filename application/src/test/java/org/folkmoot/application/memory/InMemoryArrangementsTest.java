package org.folkmoot.application.memory;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.arranging.Arrangements;
import org.folkmoot.application.contract.ArrangementsContract;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;

final class InMemoryArrangementsTest extends ArrangementsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected RoomLog log() {
    return new InMemoryRoomLog(store);
  }

  @Override
  protected Arrangements arrangements() {
    return new InMemoryArrangements(store);
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
}
