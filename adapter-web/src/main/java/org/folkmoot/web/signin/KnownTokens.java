package org.folkmoot.web.signin;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.util.clhm.ConcurrentLinkedHashMap;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.http.server.util.locale.HttpLocaleResolver;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.event.TokenValidatedEvent;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import io.micronaut.security.token.reader.TokenResolver;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Micronaut's look at the token of each call, which remembers the good ones until they end: to take
 * one apart and compute its signature anew was a seventh of the server's work for a list of rooms.
 * Whether the sign-in was revoked is asked in any case, by {@link CallFilter}.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class KnownTokens extends TokenAuthenticationFetcher {
  // Some kilobytes each.
  private static final int REMEMBERED_MAX = 4_096;
  // Ours are less than half of it. What is longer was padded, which leaves it good.
  private static final int LENGTH_MAX = 1_024;

  private final TokenResolver<HttpRequest<?>> tokens;
  private final Map<String, Authentication> known =
      new ConcurrentLinkedHashMap.Builder<String, Authentication>()
          .maximumWeightedCapacity(REMEMBERED_MAX)
          .build();

  KnownTokens(
      List<TokenValidator<HttpRequest<?>>> validators,
      TokenResolver<HttpRequest<?>> tokens,
      ApplicationEventPublisher<TokenValidatedEvent> validated,
      HttpHostResolver hosts,
      HttpLocaleResolver locales) {
    super(validators, tokens, validated, hosts, locales);
    this.tokens = tokens;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    List<String> shown = tokens.resolveTokens(request);
    // Of several the first good one counts, and only Micronaut knows which that is.
    if (shown.size() != 1 || shown.getFirst().length() > LENGTH_MAX) {
      return super.fetchAuthentication(request);
    }
    String token = shown.getFirst();
    Authentication who = known.get(token);
    if (who == null || isOver(who)) {
      return Flux.from(super.fetchAuthentication(request)).doOnNext(good -> known.put(token, good));
    }
    request.setAttribute(SecurityFilter.TOKEN, token);
    return Mono.just(who);
  }

  // By the clock of the machine, as for Micronaut.
  private static boolean isOver(Authentication who) {
    return !(who.getAttributes().get(Claims.EXPIRATION_TIME) instanceof Date end)
        || end.toInstant().isBefore(Instant.now());
  }
}
