package org.folkmoot.ws.upgrade;

import io.micronaut.security.authentication.Authentication;
import java.util.Optional;
import java.util.UUID;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Who opens a socket, as proved at its upgrade. */
public record SocketIdentity(UserId user, SignInId signIn, String username) {
  /** The sign-in's id, among what an {@link Authentication} says. */
  static final String SIGN_IN = "sid";

  static final String USERNAME = "username";

  /** Empty when it isn't one of ours. */
  static Optional<SocketIdentity> of(Authentication shown) {
    UUID user = id(shown.getName());
    UUID signIn = id(shown.getAttributes().get(SIGN_IN));
    Object username = shown.getAttributes().get(USERNAME);
    return user == null || signIn == null || username == null
        ? Optional.empty()
        : Optional.of(
            new SocketIdentity(new UserId(user), new SignInId(signIn), username.toString()));
  }

  private static @Nullable UUID id(@Nullable Object text) {
    try {
      return text == null ? null : UUID.fromString(text.toString());
    } catch (IllegalArgumentException notAnId) {
      return null;
    }
  }
}
