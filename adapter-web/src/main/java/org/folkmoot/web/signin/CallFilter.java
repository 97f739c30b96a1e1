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
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.web.api.Caller;
import org.folkmoot.web.problem.Problem;

/**
 * What every call must prove besides its token: where it comes from, and that it was not revoked.
 */
@ServerFilter("/api/**")
final class CallFilter implements Ordered {
  private static final Set<HttpMethod> CHANGE_NOTHING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  // A browser goes on sending the cookie of a sign-in that has ended.
  private static final Set<String> BEGIN_ANEW =
      Set.of("/api/auth/register", "/api/auth/login", "/api/auth/refresh", "/api/auth/resume");

  private final CheckSignIn signIns;
  private final PageOrigin pages;
  private final Executor virtual;

  CallFilter(
      CheckSignIn signIns,
      PageOrigin pages,
      @Named(TaskExecutors.VIRTUAL) ExecutorService virtual) {
    this.signIns = signIns;
    this.pages = pages;
    this.virtual = virtual;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  /**
   * The answer that refuses, if the call may not go on. Mostly nobody has to be asked, and it goes
   * on where it is. The database is asked once in a while, on a thread that may wait; but not in a
   * turn: the call itself will take one.
   */
  @RequestFilter
  CompletionStage<Optional<HttpResponse<?>>> check(HttpRequest<?> request) {
    boolean changes = !CHANGE_NOTHING.contains(request.getMethod());
    if (changes && Cookies.ridesOnCookie(request) && !pages.isOwn(request)) {
      return CompletableFuture.completedFuture(Optional.of(foreign()));
    }
    Optional<Authentication> shown =
        BEGIN_ANEW.contains(request.getPath())
            ? Optional.empty()
            : request.getUserPrincipal(Authentication.class);
    return shown
        .map(who -> check(Caller.of(who).signIn()))
        .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
  }

  private CompletionStage<Optional<HttpResponse<?>>> check(SignInId signIn) {
    return signIns.isKnownGood(signIn)
        ? CompletableFuture.completedFuture(Optional.empty())
        : CompletableFuture.supplyAsync(
            () ->
                signIns.isGood(signIn)
                    ? Optional.empty()
                    : Optional.of(Problem.unauthenticated().answer()),
            virtual);
  }

  private static HttpResponse<?> foreign() {
    return Problem.of(HttpStatus.FORBIDDEN, "forbidden", PageOrigin.FOREIGN).answer();
  }
}
