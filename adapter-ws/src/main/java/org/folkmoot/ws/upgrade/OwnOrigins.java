package org.folkmoot.ws.upgrade;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells pages of this server from pages of others. */
@Singleton
final class OwnOrigins {
  private final Set<Origin> own;

  /** Scheme, host and port, the port always said. */
  private record Origin(String scheme, String host, int port) {
    static @Nullable Origin of(String text) {
      try {
        URI uri = new URI(text.trim());
        if (uri.getScheme() == null || uri.getHost() == null) {
          return null;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") || scheme.equals("wss") ? 443 : 80;
        int port = uri.getPort() == -1 ? usual : uri.getPort();
        return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
      } catch (URISyntaxException strange) {
        return null;
      }
    }
  }

  OwnOrigins(
      @Value("${folkmoot.public-url:}") String publicUrl,
      @Value("${folkmoot.allowed-origins:}") List<String> allowed) {
    Set<Origin> all = new HashSet<>();
    add(all, publicUrl);
    allowed.forEach(origin -> add(all, origin));
    own = Set.copyOf(all);
  }

  private static void add(Set<Origin> all, String text) {
    Origin origin = Origin.of(text);
    if (origin != null) {
      all.add(origin);
    }
  }

  /** Whether the request says that it comes from a page of ours. */
  boolean sent(HttpRequest<?> request) {
    List<String> said = request.getHeaders().getAll(HttpHeaders.ORIGIN);
    if (said.size() != 1) {
      return false;
    }
    Origin origin = Origin.of(said.getFirst());
    if (origin == null) {
      return false;
    }
    String host = request.getHeaders().get(HttpHeaders.HOST);
    // A proxy may end TLS before us, so the page's scheme is taken at its word.
    return own.contains(origin)
        || (host != null && origin.equals(Origin.of(origin.scheme() + "://" + host)));
  }
}
