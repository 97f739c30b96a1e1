package org.folkmoot.application.memory;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.SightingsContract;
import org.folkmoot.application.live.Sightings;
import org.folkmoot.application.log.Transactions;

final class InMemorySightingsTest extends SightingsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Sightings sightings() {
    return new InMemorySightings(store);
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
