package org.folkmoot.ws;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Stands in for the tokens of adapter-web: a credential is {@code user:sign-in:username} in plain
 * words, as a bearer token or in a cookie.
 */
@Singleton
final class TestFetcher implements AuthenticationFetcher<HttpRequest<?>> {
  static final String COOKIE = "test-session";

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    Optional<Authentication> bearer =
        request
            .getHeaders()
            .getAuthorization()
            .filter(header -> header.startsWith("Bearer "))
            .map(header -> read(header.substring("Bearer ".length()), "bearer"));
    return Mono.justOrEmpty(
        bearer.or(
            () -> request.getCookies().findCookie(COOKIE).map(c -> read(c.getValue(), "cookie"))));
  }

  private static Authentication read(String credential, String via) {
    String[] parts = credential.split(":", -1);
    return Authentication.build(
        parts[0], Map.of("sid", parts[1], "username", parts[2], "via", via));
  }
}
