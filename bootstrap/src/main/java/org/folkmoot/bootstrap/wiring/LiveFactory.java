package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.account.UserDirectory;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.cluster.ClusterLevel;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.live.Departure;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.presence.LastSeen;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.reconcile.DatabaseCheck;
import org.folkmoot.application.reconcile.Reconciler;
import org.folkmoot.application.task.Timers;
import org.folkmoot.application.view.Moment;
import org.folkmoot.domain.message.Body;
import org.folkmoot.redis.bus.RedisDoorbell;

/** The live part: tails, sessions, the reconciler. */
@Factory
final class LiveFactory {
  private static final Map<String, Integer> LIMITS =
      Map.of(
          "bodyChars",
          Body.CHARS_MAX,
          "frameBytes",
          65_536,
          "pageSize",
          200,
          "catchupMessages",
          CatchUp.MESSAGES_MAX);

  /** What every ready says of this server. */
  @Singleton
  Live.Greeting greeting(
      UserDirectory directory,
      InstantSource clock,
      ClusterLevel clusterLevel,
      @Value("${folkmoot.heartbeat:20s}") Duration heartbeat) {
    return new Live.Greeting(
        directory::me,
        () -> Moment.text(clock.instant()),
        version(),
        Math.toIntExact(heartbeat.toMillis()),
        LIMITS,
        clusterLevel::features);
  }

  private static String version() {
    String version = LiveFactory.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Singleton
  Live live(
      History history,
      Rooms rooms,
      Doorbell doorbell,
      Presence presence,
      LastSeen lastSeen,
      Frames frames,
      Timers timers,
      InstantSource clock,
      @Named(WorldFactory.BLOCKING) ExecutorService executor,
      Measures measures,
      Live.Greeting greeting,
      @Named("secret") Supplier<UUID> ids) {
    Live live =
        new Live(
            new Live.Parts(
                history,
                rooms,
                doorbell,
                presence,
                lastSeen,
                frames,
                timers,
                clock,
                executor,
                measures,
                greeting,
                () -> ids.get().toString()));
    if (doorbell instanceof RedisDoorbell others) {
      others.listen(live::hear);
    }
    return live;
  }

  @Singleton
  Departure departure(Live live, Timers timers) {
    return new Departure(live, timers);
  }

  @Singleton
  Reconciler sweep(
      Live live, DatabaseCheck check, History history, CheckSignIn checkSignIn, Timers timers) {
    return new Reconciler(live, check, history, checkSignIn, timers);
  }
}
