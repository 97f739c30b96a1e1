package org.folkmoot.web.api;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Keeps what is said to somebody out of every store between: it is theirs alone, and soon untrue.
 * An answer that may be kept says so itself.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class NotStored implements Ordered {
  private static final int FIRST_ERROR = 400;

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @ResponseFilter
  void say(HttpRequest<?> request, MutableHttpResponse<?> response) {
    boolean isOurs = request.getPath().startsWith("/api/") || response.code() >= FIRST_ERROR;
    if (isOurs && !response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
      response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
