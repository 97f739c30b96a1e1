package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.follow.DirtyRooms;
import org.folkmoot.application.follow.LocalLogFollowers;
import org.folkmoot.application.follow.LogFollower;
import org.folkmoot.application.follow.LogFollowers;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.room.PurgeForgottenReactions;
import org.folkmoot.application.task.Timers;

/** What follows the log. */
@Factory
final class LogFollowerFactory {
  @Singleton
  DirtyRooms dirtyRooms(Timers timers) {
    return new DirtyRooms(timers);
  }

  @Singleton
  LocalLogFollowers localLogFollowers(
      List<LogFollower> followers, DirtyRooms dirty, Doorbell doorbell) {
    return new LocalLogFollowers(followers, dirty, doorbell);
  }

  @Singleton
  LogFollower forgottenReactions(
      Retention retention,
      Transactions transactions,
      LogFollowers followers,
      Timers timers,
      InstantSource clock,
      Measures measures,
      @Named("secret") Supplier<UUID> ids) {
    return new LogFollower(
        new PurgeForgottenReactions(retention, transactions),
        followers,
        timers,
        clock,
        measures,
        ids.get());
  }
}
