package org.folkmoot.web.limit;

import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.web.problem.RefusedCall;
import org.jspecify.annotations.Nullable;

/**
 * Counts the expensive calls that somebody has under way on this replica. Who has too many is
 * refused as soon as their next one is begun, so that they hold only so many of the turns in which
 * the database is asked, on however many connections they call. It counts around the call itself
 * and not around its request: what ends a request early, such as a connection that breaks, must not
 * leave a place taken.
 */
@Singleton
@InterceptorBean(Expensive.class)
final class ExpensiveCalls implements MethodInterceptor<Object, Object> {
  /**
   * The page has at most four questions under way at once (http.js), so nobody meets this who reads
   * in one browser, and hardly who reads in several.
   */
  static final int AT_ONCE_MAX = 6;

  // By then most of those calls have been answered.
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  // Only who has a call under way is in it, so it is never larger than there are turns.
  private final ConcurrentMap<String, Integer> underWay = new ConcurrentHashMap<>();

  @Override
  public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
    String caller =
        ServerRequestContext.currentRequest()
            .flatMap(request -> request.getUserPrincipal(Authentication.class))
            .map(Authentication::getName)
            .orElseThrow(() -> new IllegalStateException("nobody asks " + call.getName()));
    if (underWay.merge(caller, 1, Integer::sum) > AT_ONCE_MAX) {
      end(caller);
      throw new RefusedCall(Refusal.tooOften(COME_BACK));
    }
    try {
      return call.proceed();
    } finally {
      end(caller);
    }
  }

  private void end(String caller) {
    underWay.computeIfPresent(caller, (known, count) -> count == 1 ? null : count - 1);
  }

  /** How many people have such a call under way. */
  int callers() {
    return underWay.size();
  }
}
