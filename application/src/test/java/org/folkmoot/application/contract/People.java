package org.folkmoot.application.contract;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.PostContext;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.rules.ThreadRoot;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** People and rooms for contract suites, made through the ports themselves. */
final class People {
  static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

  private static final Emoji THUMB = new Emoji("👍");

  private final RandomGenerator random;
  private final Users users;
  private final RoomLog log;
  private final Transactions transactions;

  People(RandomGenerator random, Users users, RoomLog log, Transactions transactions) {
    this.random = random;
    this.users = users;
    this.log = log;
    this.transactions = transactions;
  }

  UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  UserId person(String name) {
    UserId id = new UserId(id());
    User user =
        new User(
            id,
            new Username(name),
            new DisplayName(name + " the tester"),
            null,
            null,
            null,
            false,
            false,
            NOON);
    transactions.write(() -> users.add(user, "hash"));
    return id;
  }

  RoomId room(String name, Visibility visibility, UserId owner) {
    RoomId id = new RoomId(id());
    transactions.write(
        () -> {
          LockedRoom lockedRoom =
              LockedRoom.founding(
                  Room.fresh(id, new RoomName(name), Description.NONE, visibility, owner, NOON));
          lockedRoom.admitFounder(owner, NOON);
          return log.found(lockedRoom);
        });
    return id;
  }

  /** Something done to a room under its lock. */
  interface Deed {
    void on(LockedRoom lockedRoom);
  }

  void in(RoomId room, Deed deed) {
    transactions.write(
        () -> {
          LockedRoom lockedRoom = log.lock(List.of(room)).rooms().get(room);
          deed.on(lockedRoom);
          log.append(List.of(lockedRoom));
          return true;
        });
  }

  void join(RoomId room, UserId user) {
    in(room, lockedRoom -> lockedRoom.join(user, log.member(room, user), NOON));
  }

  void set(RoomId room, UserId owner, String field, Object value) {
    in(
        room,
        lockedRoom ->
            new RoomAdministration(
                    lockedRoom, new Actor(owner, log.member(room, owner), false), NOON)
                .change(
                    new RoomAdministration.RoomPatch(
                        null, null, null, null, new SettingsPatch(Map.of(field, value)))));
  }

  void leave(RoomId room, UserId user) {
    in(room, lockedRoom -> lockedRoom.leave(log.member(room, user), 1, NOON));
  }

  Seq post(RoomId room, UserId sender, String clientId, String body) {
    Seq[] at = new Seq[1];
    in(
        room,
        lockedRoom -> {
          lockedRoom.post(log.member(room, sender), draft(sender, clientId, body), false, NOON);
          at[0] = lockedRoom.room().head();
        });
    return at[0];
  }

  /** Says something in a thread that can be written in. */
  Seq post(RoomId room, UserId sender, String clientId, String body, ThreadPlace place) {
    Seq[] at = new Seq[1];
    in(
        room,
        lockedRoom -> {
          Optional<Seq> latest = Optional.of(lockedRoom.room().head());
          PostContext found =
              new PostContext(
                  Optional.empty(),
                  Optional.of(new ThreadRoot(place.root(), true, false, false, latest)));
          Draft draft =
              new Draft(sender, new ClientId(clientId), new Body(body), null, place, List.of());
          lockedRoom.post(log.member(room, sender), draft, found, Optional.empty(), NOON);
          at[0] = lockedRoom.room().head();
        });
    return at[0];
  }

  void react(RoomId room, UserId user, Seq seq) {
    in(
        room,
        lockedRoom ->
            lockedRoom.react(
                log.member(room, user),
                log.message(room, seq),
                THUMB,
                true,
                log.reacted(room, seq, user, THUMB),
                NOON));
  }

  static Draft draft(UserId sender, String clientId, String body) {
    return new Draft(sender, new ClientId(clientId), new Body(body), null, List.of());
  }
}
