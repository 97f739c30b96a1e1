package org.folkmoot.web.edge;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.folkmoot.application.account.LogIn;
import org.folkmoot.application.caller.OwnOrigins;
import org.folkmoot.application.caller.TrustedProxies;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.limit.InProcessRateLimiter;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.limit.Rate;
import org.folkmoot.application.limit.RateLimiter;
import org.folkmoot.application.memory.HousePlan;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;

/** The beans that bootstrap makes in earnest, out of a house in memory. */
@Factory
final class HouseFactory {
  // Tokens are checked by the machine's clock.
  private final TestTime time = new TestTime(Instant.now().truncatedTo(ChronoUnit.SECONDS));

  @Singleton
  TestTime time() {
    return time;
  }

  /** Before anything asks for one of its parts. */
  @Context
  InMemoryHouse house(BeanContext context, @Value("${folkmoot.limits:none}") String limits) {
    Rate rate = Rate.read(limits).orElse(null);
    RateLimiter limiter = new InProcessRateLimiter(time::nanos);
    InMemoryHouse house =
        new InMemoryHouse(
            new HousePlan(time, Executors.newVirtualThreadPerTaskExecutor())
                .limits(
                    new InMemoryHouse.Limits(
                        new Limit("posts", limiter, rate),
                        new LogIn.Attempts(
                            new Limit("sign-ins", limiter, rate),
                            new Limit("accounts", limiter, rate),
                            Limit.NONE),
                        new Limit("registrations", limiter, rate))));
    house.parts().forEach(context::registerSingleton);
    return house;
  }

  @Singleton
  ChangeLimits changes(@Value("${folkmoot.limit-changes:none}") String text) {
    Map<ChangeLimits.Kind, Rate> rates = new EnumMap<>(ChangeLimits.Kind.class);
    Rate.read(text)
        .ifPresent(
            rate -> {
              for (ChangeLimits.Kind kind : ChangeLimits.Kind.values()) {
                rates.put(kind, rate);
              }
            });
    return new ChangeLimits(new InProcessRateLimiter(time::nanos), rates);
  }

  @Singleton
  TrustedProxies trustedProxies(@Value("${folkmoot.trusted-proxies:}") List<String> networks) {
    return new TrustedProxies(networks);
  }

  @Singleton
  OwnOrigins ownOrigins(@Value("${folkmoot.public-url:}") String publicUrl) {
    List<String> all = new ArrayList<>(List.of("https://configured.example.org"));
    all.add(publicUrl);
    return new OwnOrigins(all);
  }
}
