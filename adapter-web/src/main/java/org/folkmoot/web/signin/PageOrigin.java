package org.folkmoot.web.signin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import org.folkmoot.application.caller.OwnOrigins;

/** Whose page a request comes from. */
@Singleton
final class PageOrigin {
  static final String FOREIGN = "This page is not one of this server's.";

  private final OwnOrigins origins;
  private final Forwarded forwarded;

  PageOrigin(OwnOrigins origins, Forwarded forwarded) {
    this.origins = origins;
    this.forwarded = forwarded;
  }

  /** Whether it says that it comes from one of ours. */
  boolean isOwn(HttpRequest<?> request) {
    return origins.isOwn(said(request), forwarded.scheme(request), forwarded.host(request));
  }

  /** Whether it says that it comes from somebody else's; what is no browser says nothing. */
  boolean isForeign(HttpRequest<?> request) {
    return !said(request).isEmpty() && !isOwn(request);
  }

  private static List<String> said(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.ORIGIN);
  }
}
