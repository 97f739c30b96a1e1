package org.folkmoot.web.signin;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import org.folkmoot.application.account.OpenSignIn;
import org.jspecify.annotations.Nullable;

/** What a browser keeps: tokens in cookies that no script can read, and that it keeps them. */
@Singleton
final class Cookies {
  static final String ACCESS = "folkmoot_access";
  static final String REFRESH = "folkmoot_refresh";

  // The refresh token travels only where it is traded or given up.
  private static final String REFRESH_PATH = "/api/auth";

  private final boolean behindTls;
  private final Forwarded forwarded;

  Cookies(@Value("${folkmoot.public-url:}") String publicUrl, Forwarded forwarded) {
    this.behindTls = publicUrl.toLowerCase(Locale.ROOT).startsWith("https:");
    this.forwarded = forwarded;
  }

  static boolean ridesOnCookie(HttpRequest<?> request) {
    return request.getHeaders().getAuthorization().isEmpty()
        && (has(request, ACCESS) || has(request, REFRESH));
  }

  private static boolean has(HttpRequest<?> request, String name) {
    return request.getCookies().contains(name);
  }

  static @Nullable String refreshToken(HttpRequest<?> request) {
    return request.getCookies().findCookie(REFRESH).map(Cookie::getValue).orElse(null);
  }

  void give(HttpRequest<?> request, MutableHttpResponse<?> response, Tokens tokens) {
    response.cookie(cookie(request, ACCESS, tokens.accessToken(), "/", AccessTokens.LIFE));
    response.cookie(cookie(request, REFRESH, tokens.refreshToken(), REFRESH_PATH, OpenSignIn.LIFE));
    response.cookie(known(request, "1", OpenSignIn.LIFE));
  }

  void take(HttpRequest<?> request, MutableHttpResponse<?> response) {
    response.cookie(cookie(request, ACCESS, "", "/", Duration.ZERO));
    response.cookie(cookie(request, REFRESH, "", REFRESH_PATH, Duration.ZERO));
    response.cookie(known(request, "", Duration.ZERO));
  }

  private Cookie known(HttpRequest<?> request, String value, Duration life) {
    return cookie(request, SignedInHint.COOKIE, value, "/", life).sameSite(SameSite.Lax);
  }

  private Cookie cookie(
      HttpRequest<?> request, String name, String value, String path, Duration life) {
    return Cookie.of(name, value)
        .path(path)
        .httpOnly(true)
        .sameSite(SameSite.Strict)
        .secure(behindTls || forwarded.isSecure(request))
        .maxAge(life);
  }
}
