package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.account.OpenSignIn;
import org.folkmoot.application.account.Passwords;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.crowd.GatherCrowd;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;

/** People by the hundred. */
@Factory
final class CrowdFactory {
  @Singleton
  GatherCrowd gatherCrowd(
      Users users,
      Passwords passwords,
      OpenSignIn openSignIn,
      RoomLog log,
      Rooms rooms,
      Transactions transactions,
      InstantSource clock,
      @Named("growing") Supplier<UUID> ids) {
    return new GatherCrowd(users, passwords, openSignIn, log, rooms, transactions, clock, ids);
  }
}
