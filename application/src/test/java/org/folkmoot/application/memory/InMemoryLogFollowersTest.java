package org.folkmoot.application.memory;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.LogFollowersContract;
import org.folkmoot.application.follow.LogFollowers;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;

final class InMemoryLogFollowersTest extends LogFollowersContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected LogFollowers followers() {
    return new InMemoryLogFollowers(store);
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
