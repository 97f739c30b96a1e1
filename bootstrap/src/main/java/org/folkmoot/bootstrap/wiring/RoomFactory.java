package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.block.Blocks;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.ModerationLog;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.room.ApplyRetention;
import org.folkmoot.application.room.ChangeRoom;
import org.folkmoot.application.room.CreateRoom;
import org.folkmoot.application.room.JoinRoom;
import org.folkmoot.application.room.LeaveRoom;
import org.folkmoot.application.room.LookAtRooms;
import org.folkmoot.application.room.MarkRead;
import org.folkmoot.application.room.Moderate;
import org.folkmoot.application.room.OpenGeneral;
import org.folkmoot.application.room.ReviewModeration;
import org.folkmoot.application.sidebar.ArrangeSidebar;
import org.folkmoot.application.sidebar.SetNotifications;
import org.folkmoot.application.sidebar.Sidebars;

/** Rooms. */
@Factory
final class RoomFactory {
  @Singleton
  CreateRoom createRoom(
      RoomLog log,
      Rooms rooms,
      Transactions transactions,
      Live live,
      InstantSource clock,
      @Named("growing") Supplier<UUID> ids) {
    return new CreateRoom(log, rooms, transactions, live, clock, ids);
  }

  @Singleton
  JoinRoom joinRoom(
      RoomLog log, Rooms rooms, Transactions transactions, Live live, InstantSource clock) {
    return new JoinRoom(log, rooms, transactions, live, clock);
  }

  @Singleton
  ChangeRoom changeRoom(
      RoomLog log,
      Rooms rooms,
      Users users,
      Transactions transactions,
      Live live,
      InstantSource clock) {
    return new ChangeRoom(log, rooms, users, transactions, live, clock);
  }

  @Singleton
  ApplyRetention clearRooms(
      Retention retention, RoomLog log, Transactions transactions, Live live, InstantSource clock) {
    return new ApplyRetention(retention, log, transactions, live, clock);
  }

  @Singleton
  LeaveRoom leaveRoom(RoomLog log, Transactions transactions, Live live, InstantSource clock) {
    return new LeaveRoom(log, transactions, live, clock);
  }

  @Singleton
  LookAtRooms lookAtRooms(Rooms rooms, Presence presence) {
    return new LookAtRooms(rooms, presence);
  }

  @Singleton
  SetNotifications hearRoom(Sidebars sidebars, Rooms rooms, Transactions transactions, Live live) {
    return new SetNotifications(sidebars, rooms, transactions, live);
  }

  @Singleton
  ArrangeSidebar arrangeRooms(Sidebars sidebars, Transactions transactions, Live live) {
    return new ArrangeSidebar(sidebars, transactions, live);
  }

  @Singleton
  MarkRead markRead(Rooms rooms, Live live) {
    return new MarkRead(rooms, live);
  }

  @Singleton
  Moderate moderate(
      RoomLog log,
      Users users,
      Blocks blocks,
      History history,
      Presence presence,
      Transactions transactions,
      Live live,
      InstantSource clock) {
    return new Moderate(log, users, blocks, history, presence, transactions, live, clock);
  }

  @Singleton
  ReviewModeration reviewModeration(
      RoomLog log,
      ModerationLog moderation,
      Users users,
      Transactions transactions,
      InstantSource clock) {
    return new ReviewModeration(log, moderation, users, transactions, clock);
  }

  @Singleton
  OpenGeneral openGeneral(RoomLog log, Transactions transactions, InstantSource clock) {
    return new OpenGeneral(log, transactions, clock);
  }
}
