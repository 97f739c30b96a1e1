package org.folkmoot.persistence.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.UUID;
import org.folkmoot.application.account.SignIn;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** A sign-in as its row. */
@MappedEntity("sign_ins")
record SignInRow(
    @Id UUID id,
    @MappedProperty("user_id") UUID userId,
    @MappedProperty("created_at") Instant createdAt,
    @MappedProperty("used_at") Instant usedAt,
    int generation,
    @MappedProperty("turned_at") Instant turnedAt,
    @Nullable @MappedProperty("revoked_at") Instant revokedAt,
    String client) {

  static SignInRow from(SignIn s) {
    return new SignInRow(
        s.id().value(),
        s.user().value(),
        s.createdAt(),
        s.usedAt(),
        s.generation(),
        s.turnedAt(),
        s.revokedAt(),
        s.client());
  }

  SignIn to() {
    return new SignIn(
        new SignInId(id),
        new UserId(userId),
        createdAt,
        usedAt,
        generation,
        turnedAt,
        revokedAt,
        client);
  }
}
