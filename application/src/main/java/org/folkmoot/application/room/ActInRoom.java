package org.folkmoot.application.room;

import java.time.Instant;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;

/**
 * Does something in a room by what somebody is there, or on the whole server. They are looked at
 * under the room's lock, so that whoever was an admin a moment ago is none any more.
 */
public final class ActInRoom {
  private final ChangeInRoom change;
  private final RoomLog log;
  private final Users users;

  public ActInRoom(ChangeInRoom change, RoomLog log, Users users) {
    this.change = change;
    this.log = log;
    this.users = users;
  }

  /** What somebody wants, and whether they may. */
  @FunctionalInterface
  public interface Deed<T> {
    Decision<T> decide(LockedRoom lockedRoom, Actor actor, Instant now);
  }

  public <T> Decision<T> act(UserId user, RoomId room, Deed<T> deed) {
    boolean overseer = users.byId(user).map(User::admin).orElse(false);
    return change.changeBlindly(
        room,
        (found, now) -> {
          Actor actor = new Actor(user, log.member(room, user), overseer);
          return found
              .map(lockedRoom -> deed.decide(lockedRoom, actor, now))
              .orElseGet(() -> Decision.refused(Refusal.notFound("room")));
        });
  }
}
