package org.folkmoot.web.signin;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.account.OwnOrigins;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What every call must prove besides its token: where it comes from, and that it was not revoked.
 */
@ServerFilter("/api/**")
final class CallFilter implements Ordered {
  private static final Set<HttpMethod> CHANGE_NOTHING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  // A browser goes on sending the cookie of a sign-in that has ended.
  private static final Set<String> BEGIN_ANEW =
      Set.of("/api/auth/register", "/api/auth/login", "/api/auth/refresh");

  private final CheckSignIn signIns;
  private final OwnOrigins origins;
  private final Forwarded forwarded;

  CallFilter(CheckSignIn signIns, OwnOrigins origins, Forwarded forwarded) {
    this.signIns = signIns;
    this.origins = origins;
    this.forwarded = forwarded;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  /**
   * The answer that refuses, or null to go on. It asks the database once in a while and mostly
   * nobody, so it doesn't wait for a turn: the call itself will.
   */
  @RequestFilter
  @ExecuteOn(TaskExecutors.VIRTUAL)
  @Nullable HttpResponse<?> check(HttpRequest<?> request) {
    boolean changes = !CHANGE_NOTHING.contains(request.getMethod());
    if (changes && Cookies.ridesOnCookie(request) && !isFromOwnPage(request)) {
      return Problem.of(HttpStatus.FORBIDDEN, "forbidden", "This page is not one of this server's.")
          .answer();
    }
    Optional<Authentication> shown = request.getUserPrincipal(Authentication.class);
    if (shown.isPresent()
        && !BEGIN_ANEW.contains(request.getPath())
        && !signIns.isGood(Caller.of(shown.get()).signIn())) {
      return Problem.unauthenticated().answer();
    }
    return null;
  }

  private boolean isFromOwnPage(HttpRequest<?> request) {
    return origins.isOwn(request.getHeaders().getAll("Origin"), forwarded.host(request));
  }
}
