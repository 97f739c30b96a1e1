package org.folkmoot.application.memory;

import org.folkmoot.application.contract.DueJobsContract;
import org.folkmoot.application.due.DueJobs;
import org.folkmoot.application.log.Transactions;

final class InMemoryDueJobsTest extends DueJobsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected DueJobs jobs() {
    return new InMemoryDueJobs(store);
  }

  @Override
  protected Transactions transactions() {
    return store;
  }
}
