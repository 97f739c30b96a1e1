package org.folkmoot.ws;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Stands in for the tokens of adapter-web: a credential is {@code user:sign-in:username} in plain
 * words, as a bearer token or, where there is no header, in a cookie.
 */
@Singleton
final class TestFetcher implements AuthenticationFetcher<HttpRequest<?>> {
  static final String COOKIE = "test-session";
  private static final String BEARER = "Bearer ";

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    Optional<String> header = request.getHeaders().getAuthorization();
    Optional<String> credential =
        header.isPresent()
            ? header
                .filter(text -> text.startsWith(BEARER))
                .map(text -> text.substring(BEARER.length()))
            : request.getCookies().findCookie(COOKIE).map(Cookie::getValue);
    return Mono.justOrEmpty(credential.map(TestFetcher::read));
  }

  private static Authentication read(String credential) {
    String[] parts = credential.split(":", -1);
    return Authentication.build(parts[0], Map.of("sid", parts[1], "username", parts[2]));
  }
}
