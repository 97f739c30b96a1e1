package org.folkmoot.persistence.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import java.time.Instant;
import java.util.UUID;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.EmailAddress;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/** An account as its row. */
@MappedEntity("users")
record UserRow(
    @Id UUID id,
    String username,
    @MappedProperty("username_key") String usernameKey,
    @MappedProperty("display_name") String displayName,
    @Nullable String email,
    @Nullable @MappedProperty("email_key") String emailKey,
    @Nullable String bio,
    @Nullable String status,
    @MappedProperty("password_hash") String passwordHash,
    boolean admin,
    boolean bot,
    @MappedProperty("created_at") Instant createdAt) {

  static UserRow from(User user, String passwordHash) {
    EmailAddress email = user.email();
    return new UserRow(
        user.id().value(),
        user.username().value(),
        user.username().key(),
        user.displayName().value(),
        email == null ? null : email.value(),
        email == null ? null : email.key(),
        user.bio(),
        user.status(),
        passwordHash,
        user.admin(),
        user.bot(),
        user.createdAt());
  }

  User to() {
    return new User(
        new UserId(id),
        new Username(username),
        new DisplayName(displayName),
        email == null ? null : new EmailAddress(email),
        bio,
        status,
        admin,
        bot,
        createdAt);
  }
}
