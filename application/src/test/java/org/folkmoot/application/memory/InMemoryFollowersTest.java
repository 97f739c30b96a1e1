package org.folkmoot.application.memory;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.FollowersContract;
import org.folkmoot.application.follow.Followers;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;

final class InMemoryFollowersTest extends FollowersContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Followers followers() {
    return new InMemoryFollowers(store);
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
