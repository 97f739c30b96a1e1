package org.folkmoot.application.room;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.ModerationLog;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Shows what was done to people in a room, to those who may do it themselves. */
public final class ReviewModeration {
  private final RoomLog log;
  private final ModerationLog moderation;
  private final Users users;
  private final Transactions transactions;
  private final InstantSource clock;

  public ReviewModeration(
      RoomLog log,
      ModerationLog moderation,
      Users users,
      Transactions transactions,
      InstantSource clock) {
    this.log = log;
    this.moderation = moderation;
    this.users = users;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Decision<ModerationLog.Deeds> deeds(UserId reader, RoomId room, Seq before, int limit) {
    return read(reader, room, now -> moderation.deeds(room, before, limit));
  }

  public Decision<ModerationLog.Bans> bans(
      UserId reader, RoomId room, @Nullable String after, int limit) {
    return read(reader, room, now -> moderation.bans(room, now, after, limit));
  }

  private <T> Decision<T> read(UserId reader, RoomId room, Function<Instant, T> reading) {
    boolean overseer = users.byId(reader).map(User::admin).orElse(false);
    return transactions.write(
        () -> {
          // Under the lock, so that whoever was an admin a moment ago isn't shown what came after.
          RoomLog.LockedRooms locked = log.lock(List.of(room));
          Actor actor = new Actor(reader, log.member(room, reader), overseer);
          Instant now = clock.instant();
          Optional<Refusal> no =
              locked
                  .room(room)
                  .map(lockedRoom -> actor.refusal(lockedRoom.room(), Act.BAN, now))
                  .orElseGet(() -> Optional.of(Refusal.notFound("room")));
          return no.map(Decision::<T>refused)
              .orElseGet(() -> Decision.accepted(reading.apply(now)));
        });
  }
}
