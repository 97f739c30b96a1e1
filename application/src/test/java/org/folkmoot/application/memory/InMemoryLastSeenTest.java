package org.folkmoot.application.memory;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.LastSeenContract;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.presence.LastSeen;

final class InMemoryLastSeenTest extends LastSeenContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected LastSeen sightings() {
    return new InMemoryLastSeen(store);
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
