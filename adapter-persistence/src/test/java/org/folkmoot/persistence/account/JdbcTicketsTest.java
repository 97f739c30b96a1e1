package org.folkmoot.persistence.account;

import org.folkmoot.application.account.Tickets;
import org.folkmoot.application.contract.TicketsContract;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcTicketsTest extends TicketsContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected Tickets tickets() {
    return STORED.tickets();
  }
}
