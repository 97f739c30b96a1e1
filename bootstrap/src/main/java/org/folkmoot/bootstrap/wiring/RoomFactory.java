package org.folkmoot.bootstrap.wiring;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.block.Blocks;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.due.DueJobs;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.ModerationLog;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.own.OwnChanges;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.room.ActInRoom;
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
  ChangeInRoom changeInRoom(
      RoomLog log, Transactions transactions, Live live, InstantSource clock) {
    return new ChangeInRoom(log, transactions, live, clock);
  }

  @Singleton
  ActInRoom actInRoom(ChangeInRoom change, RoomLog log, Users users) {
    return new ActInRoom(change, log, users);
  }

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
  JoinRoom joinRoom(ChangeInRoom change, RoomLog log, Rooms rooms) {
    return new JoinRoom(change, log, rooms);
  }

  @Singleton
  ChangeRoom changeRoom(ActInRoom act, RoomLog log, Rooms rooms) {
    return new ChangeRoom(act, log, rooms);
  }

  @Singleton
  ApplyRetention clearRooms(
      Retention retention, Transactions transactions, ChangeInRoom change, InstantSource clock) {
    return new ApplyRetention(retention, transactions, change, clock);
  }

  @Singleton
  LeaveRoom leaveRoom(ChangeInRoom change, RoomLog log) {
    return new LeaveRoom(change, log);
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
  ArrangeSidebar arrangeRooms(
      Sidebars sidebars, OwnChanges changes, Transactions transactions, Live live) {
    return new ArrangeSidebar(sidebars, changes, transactions, live);
  }

  @Singleton
  MarkRead markRead(Rooms rooms, Live live) {
    return new MarkRead(rooms, live);
  }

  @Singleton
  Moderate moderate(
      ChangeInRoom change,
      RoomLog log,
      Users users,
      Blocks blocks,
      History history,
      Presence presence,
      DueJobs dueJobs) {
    return new Moderate(change, log, users, blocks, history, presence, dueJobs);
  }

  @Singleton
  ReviewModeration reviewModeration(ActInRoom act, ModerationLog moderation) {
    return new ReviewModeration(act, moderation);
  }

  @Singleton
  OpenGeneral openGeneral(RoomLog log, Transactions transactions, InstantSource clock) {
    return new OpenGeneral(log, transactions, clock);
  }
}
