package org.folkmoot.domain.user;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account.
 *
 * @param admin whether it administers this server; the first account does
 * @param bot whether a program writes in its name
 */
public record User(
    UserId id,
    Username username,
    DisplayName displayName,
    @Nullable EmailAddress email,
    @Nullable String bio,
    @Nullable String status,
    boolean admin,
    boolean bot,
    Instant createdAt) {

  /** The server's own voice: it welcomes people, and nobody can sign in as it. */
  public static final UserId HOUSE = new UserId(new UUID(0L, 1L));

  public User shownAs(Profile profile) {
    return new User(
        id,
        username,
        profile.displayName(),
        profile.email(),
        profile.bio(),
        profile.status(),
        admin,
        bot,
        createdAt);
  }
}
