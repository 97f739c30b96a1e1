package org.folkmoot.application.invite;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;

/** What somebody does about a room's invitations, under its lock. */
public final class Inviting {
  private final RoomLog log;
  private final Users users;
  private final Transactions transactions;
  private final InstantSource clock;

  public Inviting(RoomLog log, Users users, Transactions transactions, InstantSource clock) {
    this.log = log;
    this.users = users;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What somebody wants, and whether they may. */
  interface Deed<T> {
    Decision<T> decide(Room room, Actor actor, Instant now);
  }

  /** How somebody stands to a locked room. Of whom there is no account, nothing is left. */
  static Actor actor(RoomLog log, Users users, RoomId room, UserId user) {
    Optional<User> account = users.byId(user);
    return new Actor(
        user,
        account.flatMap(there -> log.member(room, user)),
        account.map(User::admin).orElse(false));
  }

  <T> Decision<T> by(UserId user, RoomId room, Deed<T> deed) {
    boolean overseer = users.byId(user).map(User::admin).orElse(false);
    return transactions.write(
        () -> {
          RoomLog.LockedRooms locked = log.lock(List.of(room));
          Actor actor = new Actor(user, log.member(room, user), overseer);
          return locked
              .room(room)
              .map(lockedRoom -> deed.decide(lockedRoom.room(), actor, clock.instant()))
              .orElseGet(() -> Decision.refused(Refusal.notFound("room")));
        });
  }
}
