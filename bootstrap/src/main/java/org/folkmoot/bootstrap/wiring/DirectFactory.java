package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.block.BlockPerson;
import org.folkmoot.application.block.Blocks;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.Directs;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.own.OwnChanges;
import org.folkmoot.application.room.CloseDirect;
import org.folkmoot.application.room.OpenDirect;

/** Direct rooms, and sparing oneself somebody. */
@Factory
final class DirectFactory {
  @Singleton
  OpenDirect.Stores stores(RoomLog log, Rooms rooms, Directs directs, Users users, Blocks blocks) {
    return new OpenDirect.Stores(log, rooms, directs, users, blocks);
  }

  @Singleton
  OpenDirect openDirect(
      OpenDirect.Stores stores,
      Transactions transactions,
      Live live,
      InstantSource clock,
      @Named("growing") Supplier<UUID> ids) {
    return new OpenDirect(stores, transactions, live, clock, ids);
  }

  @Singleton
  CloseDirect closeDirect(Directs directs, Rooms rooms, Transactions transactions, Live live) {
    return new CloseDirect(directs, rooms, transactions, live);
  }

  @Singleton
  BlockPerson blockPerson(
      Blocks blocks,
      OwnChanges changes,
      Users users,
      Transactions transactions,
      Live live,
      InstantSource clock) {
    return new BlockPerson(blocks, changes, users, transactions, live, clock);
  }
}
