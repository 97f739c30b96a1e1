package org.folkmoot.web.signin;

import io.micronaut.security.token.generator.TokenGenerator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.User;
import org.folkmoot.web.api.Caller;

/** Makes the short-lived token that each call shows. */
@Singleton
public final class AccessTokens {
  static final Duration LIFE = Duration.ofMinutes(10);

  private final TokenGenerator generator;
  private final InstantSource clock;

  AccessTokens(TokenGenerator generator, InstantSource clock) {
    this.generator = generator;
    this.clock = clock;
  }

  /** What a call shows, and how long it may. */
  public record AccessToken(String text, Instant expiresAt) {}

  AccessToken of(User user, SignInId signIn) {
    return of(user, signIn, LIFE);
  }

  /** With another life than usual, for those who can't turn their tokens meanwhile. */
  public AccessToken of(User user, SignInId signIn, Duration life) {
    Instant now = clock.instant();
    Instant end = now.plus(life);
    Map<String, Object> claims =
        Map.of(
            "sub",
            user.id().toString(),
            "iat",
            now.getEpochSecond(),
            "exp",
            end.getEpochSecond(),
            Caller.SIGN_IN,
            signIn.toString(),
            Caller.USERNAME,
            user.username().value());
    return new AccessToken(
        generator
            .generateToken(claims)
            .orElseThrow(() -> new IllegalStateException("no token could be made")),
        end);
  }
}
