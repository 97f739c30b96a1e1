package org.folkmoot.persistence.account;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.folkmoot.application.account.Tickets;
import org.folkmoot.persistence.database.Database;

/** Tickets in PostgreSQL, where one row can be inserted once. */
@Singleton
public final class JdbcTickets implements Tickets {
  // Replicas' clocks differ a little; a row that is kept too long costs nothing.
  private static final Duration KEPT_BEYOND = Duration.ofMinutes(5);

  private final SpentTicketRows rows;
  private final Database database;

  JdbcTickets(SpentTicketRows rows, Database database) {
    this.rows = rows;
    this.database = database;
  }

  @Override
  public boolean spend(UUID ticket, Instant expiresAt) {
    return database.call(
        () -> {
          rows.forget(expiresAt.minus(KEPT_BEYOND));
          return rows.insert(ticket, expiresAt) == 1;
        });
  }
}
