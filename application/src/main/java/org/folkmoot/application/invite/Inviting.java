package org.folkmoot.application.invite;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.ledger.Actor;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;

/** What only somebody does who may invite into a room, under its lock. */
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

  <T> Decision<T> by(UserId user, RoomId room, Function<Instant, Decision<T>> deed) {
    boolean overseer = users.byId(user).map(User::admin).orElse(false);
    return transactions.write(
        () -> {
          RoomLog.Locked locked = log.lock(List.of(room));
          Actor actor = new Actor(user, log.member(room, user), overseer);
          Instant now = clock.instant();
          Optional<Refusal> no =
              locked
                  .ledger(room)
                  .map(ledger -> actor.refusal(ledger.room(), Act.INVITE, now))
                  .orElseGet(() -> Optional.of(Refusal.notFound("room")));
          return no.map(Decision::<T>refused).orElseGet(() -> deed.apply(now));
        });
  }
}
