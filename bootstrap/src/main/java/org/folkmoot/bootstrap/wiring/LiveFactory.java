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
import org.folkmoot.application.bus.InterestCounts;
import org.folkmoot.application.cluster.ClusterLevel;
import org.folkmoot.application.follow.DirtyRooms;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.live.Departure;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.passing.PassingSignals;
import org.folkmoot.application.presence.LastSeen;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.presence.PresenceBoard;
import org.folkmoot.application.reconcile.DatabaseCheck;
import org.folkmoot.application.reconcile.Reconciler;
import org.folkmoot.application.session.ReadyGreeting;
import org.folkmoot.application.session.RoomLists;
import org.folkmoot.application.session.Sessions;
import org.folkmoot.application.tail.Tails;
import org.folkmoot.application.task.BackgroundWork;
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
  ReadyGreeting greeting(
      UserDirectory directory,
      InstantSource clock,
      ClusterLevel clusterLevel,
      @Value("${folkmoot.heartbeat:20s}") Duration heartbeat) {
    return new ReadyGreeting(
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
  BackgroundWork work(
      Timers timers, InstantSource clock, @Named(WorldFactory.BLOCKING) ExecutorService executor) {
    return new BackgroundWork(timers, clock, executor);
  }

  @Singleton
  Tails tails(
      History history, Doorbell doorbell, Frames frames, BackgroundWork work, Measures measures) {
    return new Tails(history, doorbell, frames, work, measures);
  }

  @Singleton
  InterestCounts interest(Doorbell doorbell) {
    return new InterestCounts(doorbell);
  }

  @Singleton
  PresenceBoard presence(
      Presence presence,
      LastSeen lastSeen,
      Doorbell doorbell,
      InterestCounts interest,
      BackgroundWork work) {
    return new PresenceBoard(presence, lastSeen, doorbell, interest, work);
  }

  @Singleton
  PassingSignals passing(
      History history, Tails tails, Doorbell doorbell, Frames frames, BackgroundWork work) {
    return new PassingSignals(history, tails, doorbell, frames, work);
  }

  @Singleton
  RoomLists roomLists(
      Rooms rooms, History history, Tails tails, ReadyGreeting greeting, BackgroundWork work) {
    return new RoomLists(rooms, history, tails, greeting, work);
  }

  @Singleton
  Sessions sessions(
      Tails tails,
      RoomLists lists,
      PresenceBoard presence,
      PassingSignals passing,
      InterestCounts interest,
      Frames frames,
      Measures measures,
      @Named("secret") Supplier<UUID> ids) {
    return new Sessions(
        tails, lists, presence, passing, interest, frames, measures, () -> ids.get().toString());
  }

  @Singleton
  Live live(
      Tails tails,
      Sessions sessions,
      PresenceBoard presence,
      PassingSignals passing,
      Frames frames,
      Doorbell doorbell,
      DirtyRooms dirty) {
    Live live = new Live(tails, sessions, presence, passing, frames, doorbell, dirty);
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
