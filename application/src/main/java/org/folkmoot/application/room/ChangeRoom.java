package org.folkmoot.application.room;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;

/** Changes a room itself, or ends it. */
public final class ChangeRoom {
  private final RoomLog log;
  private final Rooms rooms;
  private final Users users;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;

  public ChangeRoom(
      RoomLog log,
      Rooms rooms,
      Users users,
      Transactions transactions,
      Live live,
      InstantSource clock) {
    this.log = log;
    this.rooms = rooms;
    this.users = users;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
  }

  private record Outcome(Decision<Room> decision, News news) {}

  public Decision<RoomView> change(UserId actor, RoomId room, RoomAdministration.RoomPatch wish) {
    return done(
            actor,
            room,
            (administration, old) -> administration.change(wish).then(now -> named(old, now)))
        .then(
            now ->
                rooms
                    .view(room, actor)
                    .map(Decision::accepted)
                    .orElseGet(() -> Decision.refused(Refusal.notFound("room"))));
  }

  // Last, so that whoever may not change the room learns nothing of others' names.
  private Decision<Room> named(Room old, Room now) {
    boolean sameName = old.isPublic() && old.name().equals(now.name());
    return !now.isPublic() || sameName || log.claim(now)
        ? Decision.accepted(now)
        : Decision.refused(CreateRoom.taken(now.name()));
  }

  public Decision<Room> delete(UserId actor, RoomId room) {
    return done(actor, room, (administration, old) -> administration.delete());
  }

  private Decision<Room> done(
      UserId actor, RoomId room, BiFunction<RoomAdministration, Room, Decision<Room>> deed) {
    boolean overseer = users.byId(actor).map(User::admin).orElse(false);
    Outcome outcome = transactions.write(() -> decide(actor, overseer, room, deed));
    live.publish(outcome.news());
    return outcome.decision();
  }

  private Outcome decide(
      UserId actor,
      boolean overseer,
      RoomId room,
      BiFunction<RoomAdministration, Room, Decision<Room>> deed) {
    RoomLog.LockedRooms locked = log.lock(List.of(room));
    Actor who = new Actor(actor, log.member(room, actor), overseer);
    Optional<LockedRoom> found = locked.room(room);
    if (found.isEmpty()) {
      return new Outcome(Decision.refused(Refusal.notFound("room")), News.none(locked.epoch()));
    }
    LockedRoom lockedRoom = found.get();
    Room old = lockedRoom.room();
    Seq before = old.head();
    Decision<Room> decision =
        deed.apply(new RoomAdministration(lockedRoom, who, clock.instant()), old);
    if (decision instanceof Decision.Refused<Room>) {
      return new Outcome(decision, News.none(locked.epoch()));
    }
    log.append(List.of(lockedRoom));
    return new Outcome(decision, News.of(locked.epoch(), log, lockedRoom, before));
  }
}
