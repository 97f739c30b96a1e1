package org.folkmoot.web.signin;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.caller.TrustedProxies;
import org.jspecify.annotations.Nullable;

/** How a request looked before the proxies that it came by. */
@Singleton
public final class Forwarded {
  private final TrustedProxies proxies;

  Forwarded(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  public ClientAddress from(HttpRequest<?> request) {
    return ClientAddress.of(
        proxies.caller(peer(request), request.getHeaders().getAll("X-Forwarded-For")));
  }

  public @Nullable String host(HttpRequest<?> request) {
    return proxies
        .word(peer(request), request.getHeaders().getAll("X-Forwarded-Host"))
        .orElseGet(() -> request.getHeaders().get("Host"));
  }

  public boolean isSecure(HttpRequest<?> request) {
    return scheme(request).equals("https");
  }

  public String scheme(HttpRequest<?> request) {
    return proxies.scheme(
        peer(request), request.getHeaders().getAll("X-Forwarded-Proto"), request.isSecure());
  }

  private static InetAddress peer(HttpRequest<?> request) {
    return request.getRemoteAddress().getAddress();
  }
}
