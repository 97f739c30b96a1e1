package org.folkmoot.persistence.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

/** The table of used tickets. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SpentTicketRows extends GenericRepository<SpentTicketRow, UUID> {
  @Query(
      "insert into spent_tickets (id, expires_at) values (:id, :expiresAt) on conflict do nothing")
  int insert(UUID id, Instant expiresAt);

  @Query("delete from spent_tickets where expires_at < :before")
  void forget(Instant before);
}
