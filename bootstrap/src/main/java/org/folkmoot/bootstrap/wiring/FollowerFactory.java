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
import org.folkmoot.application.follow.FollowLog;
import org.folkmoot.application.follow.Follower;
import org.folkmoot.application.follow.Followers;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.room.PurgeRemains;
import org.folkmoot.application.task.Timers;

/** What follows the log. */
@Factory
final class FollowerFactory {
  @Singleton
  DirtyRooms dirtyRooms(Timers timers) {
    return new DirtyRooms(timers);
  }

  @Singleton
  FollowLog followLog(List<Follower> followers, DirtyRooms dirty, Doorbell doorbell) {
    return new FollowLog(followers, dirty, doorbell);
  }

  @Singleton
  Follower remains(
      Retention retention,
      Transactions transactions,
      Followers followers,
      Timers timers,
      InstantSource clock,
      Measures measures,
      @Named("secret") Supplier<UUID> ids) {
    return new Follower(
        new PurgeRemains(retention, transactions), followers, timers, clock, measures, ids.get());
  }
}
