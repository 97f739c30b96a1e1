package org.folkmoot.ws;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.folkmoot.application.account.LogIn;
import org.folkmoot.application.caller.OwnOrigins;
import org.folkmoot.application.caller.TrustedProxies;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.limit.InProcessRateLimiter;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.limit.Rate;
import org.folkmoot.application.memory.HousePlan;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.task.Timers;

/** The beans that bootstrap makes in earnest, out of a house in memory. */
@Factory
final class HouseParts {
  /** Before anything asks for one of its parts. */
  @Context
  InMemoryHouse house(
      BeanContext context,
      Frames frames,
      Timers timers,
      @Value("${folkmoot.limit-posts:none}") String posts,
      @Value("${folkmoot.heartbeat:20s}") Duration heartbeat,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    Limit perSender =
        new Limit("posts", new InProcessRateLimiter(timers::nanos), Rate.read(posts).orElse(null));
    InMemoryHouse house =
        new InMemoryHouse(
            new HousePlan(timers, InstantSource.system(), blocking)
                .frames(frames)
                .heartbeat(Math.toIntExact(heartbeat.toMillis()))
                .limits(new InMemoryHouse.Limits(perSender, LogIn.Attempts.ANY, Limit.NONE))
                .withoutGeneral());
    house.parts().forEach(context::registerSingleton);
    return house;
  }

  @Singleton
  ChangeLimits changes(Timers timers, @Value("${folkmoot.limit-changes:none}") String rate) {
    return Rate.read(rate)
        .map(
            one ->
                new ChangeLimits(
                    new InProcessRateLimiter(timers::nanos),
                    Map.of(ChangeLimits.Kind.MESSAGES, one)))
        .orElse(ChangeLimits.NONE);
  }

  @Singleton
  TrustedProxies trustedProxies(@Value("${folkmoot.trusted-proxies:}") List<String> networks) {
    return new TrustedProxies(networks);
  }

  @Singleton
  OwnOrigins ownOrigins(
      @Value("${folkmoot.public-url:}") String publicUrl,
      @Value("${folkmoot.allowed-origins:}") List<String> allowed) {
    List<String> all = new ArrayList<>(allowed);
    all.add(publicUrl);
    return new OwnOrigins(all);
  }
}
