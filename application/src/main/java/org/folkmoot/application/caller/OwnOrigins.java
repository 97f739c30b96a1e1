package org.folkmoot.application.caller;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells pages of this server from pages of others. A browser sends cookies along wherever a page
 * points it, so what rides on a cookie must come from a page of ours.
 */
public final class OwnOrigins {
  private final Set<Origin> own = new HashSet<>();

  public OwnOrigins(Collection<String> configured) {
    configured.forEach(text -> Origin.of(text).ifPresent(own::add));
  }

  /** Scheme, host and port, the port always said. */
  private record Origin(String scheme, String host, int port) {
    static Optional<Origin> of(String text) {
      try {
        URI uri = new URI(text.trim());
        if (uri.getScheme() == null || uri.getHost() == null) {
          return Optional.empty();
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = uri.getPort() == -1 ? usual : uri.getPort();
        return Optional.of(new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port));
      } catch (URISyntaxException strange) {
        return Optional.empty();
      }
    }
  }

  /**
   * Whether a request comes from a page of ours.
   *
   * @param sent all values of its {@code Origin}; more than one is nobody's
   * @param scheme http or https, as its page was asked for
   * @param host its {@code Host}
   */
  public boolean isOwn(Collection<String> sent, String scheme, @Nullable String host) {
    if (sent.size() != 1) {
      return false;
    }
    Optional<Origin> origin = Origin.of(sent.iterator().next());
    return origin.isPresent()
        && (own.contains(origin.get())
            || (host != null && origin.equals(Origin.of(scheme + "://" + host))));
  }
}
