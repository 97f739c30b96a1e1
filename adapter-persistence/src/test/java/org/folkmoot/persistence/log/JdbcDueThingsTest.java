package org.folkmoot.persistence.log;

import org.folkmoot.application.contract.DueThingsContract;
import org.folkmoot.application.due.DueThings;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcDueThingsTest extends DueThingsContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected DueThings things() {
    return STORED.bean(DueThings.class);
  }

  @Override
  protected Transactions transactions() {
    return STORED.transactions();
  }
}
