package org.folkmoot.persistence.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.UUID;

/** A ticket that was used; kept until it is over by itself. */
@MappedEntity("spent_tickets")
record SpentTicketRow(@Id UUID id, @MappedProperty("expires_at") Instant expiresAt) {}
