package org.folkmoot.application.memory;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.MessageFieldsContract;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;

final class InMemoryMessageFieldsTest extends MessageFieldsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Retention clearance() {
    return new InMemoryRetention(store);
  }

  @Override
  protected RoomLog log() {
    return new InMemoryRoomLog(store);
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
  protected Transactions transactions() {
    return store;
  }
}
