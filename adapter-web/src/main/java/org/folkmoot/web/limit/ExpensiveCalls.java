package org.folkmoot.web.limit;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Counts the expensive calls that somebody has under way on this replica, also those that wait for
 * their turn to ask the database: there are few turns, and who fills the queue before them starves
 * everybody else, on however many connections they call.
 */
@ServerFilter("/api/**")
final class ExpensiveCalls implements Ordered {
  /**
   * The page has at most four questions under way at once (http.js), so nobody meets this who reads
   * in one browser, and hardly who reads in several.
   */
  static final int AT_ONCE_MAX = 6;

  // By then most of those calls have been answered.
  private static final Duration COME_BACK = Duration.ofSeconds(1);

  // A call is answered within five seconds, whatever the database does. Should one end without an
  // answer, as its connection broke, it gives its place back by its age.
  private static final long FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(10);

  // Only then is it looked for what has been forgotten by all: mostly there is nothing.
  private static final int CALLERS_MAX = 10_000;

  private static final String PLACE = "folkmoot.expensive";

  private final ConcurrentMap<String, List<Place>> underWay = new ConcurrentHashMap<>();

  /** One call that somebody has under way. */
  private static final class Place {
    private final String caller;
    private final long takenNanos;

    Place(String caller, long takenNanos) {
      this.caller = caller;
      this.takenNanos = takenNanos;
    }
  }

  // It is known by then who asks, and that they may.
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after() + 1;
  }

  @RequestFilter
  Optional<HttpResponse<?>> begin(HttpRequest<?> request) {
    boolean isExpensive =
        RouteAttributes.getRouteMatch(request)
            .filter(match -> match.getAnnotationMetadata().hasAnnotation(Expensive.class))
            .isPresent();
    Authentication who = request.getUserPrincipal(Authentication.class).orElse(null);
    if (!isExpensive || who == null) {
      return Optional.empty();
    }
    Place place = take(who.getName(), System.nanoTime());
    if (place == null) {
      return Optional.of(
          Problem.of(Refusal.tooOften(COME_BACK))
              .answer()
              .header("Retry-After", "" + COME_BACK.toSeconds()));
    }
    request.setAttribute(PLACE, place);
    return Optional.empty();
  }

  @ResponseFilter
  void end(HttpRequest<?> request) {
    request.getAttribute(PLACE, Place.class).ifPresent(this::leave);
  }

  private @Nullable Place take(String caller, long now) {
    if (underWay.size() >= CALLERS_MAX) {
      underWay.keySet().forEach(known -> forget(known, now));
    }
    Place place = new Place(caller, now);
    List<Place> places =
        underWay.compute(
            caller,
            (known, before) -> {
              List<Place> after = before == null ? new ArrayList<>() : still(before, now);
              if (after.size() < AT_ONCE_MAX) {
                after.add(place);
              }
              return after;
            });
    return places.contains(place) ? place : null;
  }

  private void leave(Place place) {
    underWay.computeIfPresent(
        place.caller,
        (known, before) -> {
          List<Place> after = new ArrayList<>(before);
          after.remove(place);
          return after.isEmpty() ? null : after;
        });
  }

  private void forget(String caller, long now) {
    underWay.computeIfPresent(
        caller,
        (known, before) -> {
          List<Place> after = still(before, now);
          return after.isEmpty() ? null : after;
        });
  }

  // Others may be looking at the list that was there before: it is never changed.
  private static List<Place> still(List<Place> before, long now) {
    List<Place> after = new ArrayList<>(before);
    after.removeIf(place -> now - place.takenNanos > FORGOTTEN_NANOS);
    return after;
  }
}
