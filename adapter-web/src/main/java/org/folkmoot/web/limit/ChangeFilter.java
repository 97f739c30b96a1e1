package org.folkmoot.web.limit;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.problem.RefusedCall;

/**
 * Counts what somebody changes, before anything is read of it: on the event loop, and in this
 * process alone.
 */
@ServerFilter("/api/**")
final class ChangeFilter implements Ordered {
  // Who is refused for another reason, because they aren't signed in any more, hasn't changed
  // anything.
  private static final int AFTER_SIGN_INS_ARE_CHECKED = ServerFilterPhase.SECURITY.after() + 1;

  private static final Set<HttpMethod> CHANGE_NOTHING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final ChangeLimits limits;

  ChangeFilter(ChangeLimits limits) {
    this.limits = limits;
  }

  @Override
  public int getOrder() {
    return AFTER_SIGN_INS_ARE_CHECKED;
  }

  @RequestFilter
  void count(HttpRequest<?> request) {
    if (!CHANGE_NOTHING.contains(request.getMethod())) {
      RouteAttributes.getRouteMatch(request)
          .flatMap(route -> kind(route.getAnnotationMetadata()))
          .flatMap(kind -> refusal(kind, request))
          .ifPresent(
              refusal -> {
                throw new RefusedCall(refusal);
              });
    }
  }

  private static Optional<ChangeLimits.Kind> kind(AnnotationMetadata call) {
    return call.enumValue(Counted.class, ChangeLimits.Kind.class);
  }

  private Optional<Refusal> refusal(ChangeLimits.Kind kind, HttpRequest<?> request) {
    return request
        .getUserPrincipal(Authentication.class)
        .flatMap(who -> limits.refuses(kind, Caller.of(who).user()));
  }
}
