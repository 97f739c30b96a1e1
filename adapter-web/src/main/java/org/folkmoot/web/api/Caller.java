package org.folkmoot.web.api;

import io.micronaut.security.authentication.Authentication;
import java.util.UUID;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** Who is asking, as their access token says. */
public record Caller(UserId user, Username username, SignInId signIn) {
  public static final String SIGN_IN = "sid";
  public static final String USERNAME = "username";

  public static Caller of(Authentication authentication) {
    return new Caller(
        new UserId(UUID.fromString(authentication.getName())),
        new Username(text(authentication, USERNAME)),
        new SignInId(UUID.fromString(text(authentication, SIGN_IN))));
  }

  private static String text(Authentication authentication, String name) {
    return String.valueOf(authentication.getAttributes().get(name));
  }
}
