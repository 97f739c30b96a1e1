package org.folkmoot.persistence.log;

import org.folkmoot.application.contract.DueJobsContract;
import org.folkmoot.application.due.DueJobs;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcDueJobsTest extends DueJobsContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected DueJobs jobs() {
    return STORED.bean(DueJobs.class);
  }

  @Override
  protected Transactions transactions() {
    return STORED.transactions();
  }
}
