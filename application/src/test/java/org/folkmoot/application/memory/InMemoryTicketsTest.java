package org.folkmoot.application.memory;

import org.folkmoot.application.account.Tickets;
import org.folkmoot.application.contract.TicketsContract;

final class InMemoryTicketsTest extends TicketsContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Tickets tickets() {
    return new InMemoryTickets(store);
  }
}
