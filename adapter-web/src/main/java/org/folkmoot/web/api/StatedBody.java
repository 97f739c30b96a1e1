package org.folkmoot.web.api;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.util.Optional;
import org.folkmoot.web.problem.Problem;

/**
 * A body must say what it is. The router compares what it says with what the route takes, but takes
 * a body that says nothing for the right one; and so would it what a foreign page can send without
 * asking first.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class StatedBody implements Ordered {
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @RequestFilter
  Optional<HttpResponse<?>> check(HttpRequest<?> request) {
    return request.getContentLength() > 0
            && RouteAttributes.getRouteMatch(request).isPresent()
            && !saysWhatItIs(request)
        ? Optional.of(Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE).answer())
        : Optional.empty();
  }

  private static boolean saysWhatItIs(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.CONTENT_TYPE).size() == 1
        && request.getContentType().isPresent();
  }
}
