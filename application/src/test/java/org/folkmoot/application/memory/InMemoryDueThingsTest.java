package org.folkmoot.application.memory;

import org.folkmoot.application.contract.DueThingsContract;
import org.folkmoot.application.due.DueThings;
import org.folkmoot.application.log.Transactions;

final class InMemoryDueThingsTest extends DueThingsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected DueThings things() {
    return new InMemoryDueThings(store);
  }

  @Override
  protected Transactions transactions() {
    return store;
  }
}
