package org.folkmoot.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.locale.HttpLocaleResolver;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.security.token.reader.DefaultTokenResolver;
import io.micronaut.security.token.reader.TokenReader;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class KnownTokensTest {
  private int looks;

  /** With a validator that finds all tokens good, and counts them. */
  private KnownTokens tokens(Map<String, Object> claims, List<String> shown) {
    return new KnownTokens(
        List.of(
            (token, request) -> {
              looks++;
              return Mono.just(Authentication.build("ann", claims));
            }),
        new DefaultTokenResolver(shown.stream().map(KnownTokensTest::reader).toList()),
        event -> {},
        request -> "localhost",
        new English());
  }

  private static TokenReader<HttpRequest<?>> reader(String token) {
    return request -> Optional.of(token);
  }

  private static void fetchTwice(KnownTokens tokens) {
    for (int i = 0; i < 2; i++) {
      HttpRequest<?> request = HttpRequest.GET("/api/me");
      Authentication who = Mono.from(tokens.fetchAuthentication(request)).block();
      assertThat(who).isNotNull().extracting(Authentication::getName).isEqualTo("ann");
      assertThat(request.getAttribute(SecurityFilter.TOKEN)).isPresent();
    }
  }

  private static Map<String, Object> endsIn(int seconds) {
    return Map.of("exp", Date.from(Instant.now().plusSeconds(seconds)));
  }

  @Test
  void goodOneIsLookedAtOnce() {
    fetchTwice(tokens(endsIn(600), List.of("a.good.one")));
    assertThat(looks).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2_000})
  void onlyWhatFitsIsRemembered(int length) {
    fetchTwice(tokens(endsIn(600), List.of("x".repeat(length))));
    assertThat(looks).isEqualTo(length == 1 ? 1 : 2);
  }

  @Test
  void whatIsOverIsLookedAtAgain() {
    fetchTwice(tokens(endsIn(-1), List.of("an.old.one")));
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void whatHasNoEndIsLookedAtAgain() {
    fetchTwice(tokens(Map.of(), List.of("an.endless.one")));
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void ofTwoNoneIsRemembered() {
    fetchTwice(tokens(endsIn(600), List.of("one", "another")));
    assertThat(looks).isGreaterThan(1);
  }

  private static final class English implements HttpLocaleResolver {
    @Override
    public Optional<Locale> resolve(HttpRequest<?> request) {
      return Optional.of(Locale.ENGLISH);
    }

    @Override
    public Locale resolveOrDefault(HttpRequest<?> request) {
      return Locale.ENGLISH;
    }
  }
}
