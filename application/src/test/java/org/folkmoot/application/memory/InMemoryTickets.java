package org.folkmoot.application.memory;

import java.time.Instant;
import java.util.UUID;
import org.folkmoot.application.account.Tickets;

/** Spent tickets in an {@link InMemoryStore}. */
public final class InMemoryTickets implements Tickets {
  private final InMemoryStore store;

  public InMemoryTickets(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public boolean spend(UUID ticket, Instant expiresAt) {
    return store.statement(t -> t.tickets.add(ticket));
  }
}
