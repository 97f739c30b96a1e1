package org.folkmoot.application.change;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.LockedRoom;

/**
 * Changes something in a room that is there. The room's lock comes first, so whatever a rule looks
 * at in statements of its own is still so at the commit; and people are told after the commit.
 *
 * <p>Posts have a way of their own, for many of them, in several rooms, share one lock and one
 * commit. So has a room that is being made: there is nothing to lock yet, and its name or its
 * people may be taken.
 */
public final class ChangeInRoom {
  private final RoomLog log;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;

  public ChangeInRoom(RoomLog log, Transactions transactions, Live live, InstantSource clock) {
    this.log = log;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
  }

  /** What is decided on a locked room, and what is looked at for it. */
  @FunctionalInterface
  public interface Rule<T> {
    Decision<T> decide(LockedRoom lockedRoom, Instant now);
  }

  /** As {@link Rule}, and asked also where there is no such room. */
  @FunctionalInterface
  public interface BlindRule<T> {
    Decision<T> decide(Optional<LockedRoom> lockedRoom, Instant now);
  }

  private record Outcome<T>(Decision<T> decision, News news) {}

  public <T> Decision<T> change(RoomId room, Rule<T> rule) {
    return changeBlindly(
        room,
        (found, now) ->
            found
                .map(lockedRoom -> rule.decide(lockedRoom, now))
                .orElseGet(() -> Decision.refused(Refusal.notFound("room"))));
  }

  /** For rules that do or look at the same whether there is such a room or not. */
  public <T> Decision<T> changeBlindly(RoomId room, BlindRule<T> rule) {
    Outcome<T> outcome = transactions.write(() -> decide(room, rule));
    live.publish(outcome.news());
    return outcome.decision();
  }

  private <T> Outcome<T> decide(RoomId room, BlindRule<T> rule) {
    RoomLog.LockedRooms locked = log.lock(List.of(room));
    Optional<LockedRoom> found = locked.room(room);
    Seq before = found.map(lockedRoom -> lockedRoom.room().head()).orElse(Seq.ZERO);
    Decision<T> decision = rule.decide(found, clock.instant());
    // What is refused may have come half way.
    if (found.isEmpty() || decision instanceof Decision.Refused<T>) {
      return new Outcome<>(decision, News.none(locked.epoch()));
    }
    log.append(List.of(found.get()));
    return new Outcome<>(decision, News.of(locked.epoch(), log, found.get(), before));
  }
}
