package org.folkmoot.web.signin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.token.reader.TokenReader;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the access token of a browser. A header, good or bad, comes before it. */
@Singleton
final class CookieAccessToken implements TokenReader<HttpRequest<?>> {
  @Override
  public Optional<String> findToken(HttpRequest<?> request) {
    return request.getHeaders().getAuthorization().isPresent()
        ? Optional.empty()
        : request.getCookies().findCookie(Cookies.ACCESS).map(Cookie::getValue);
  }
}
