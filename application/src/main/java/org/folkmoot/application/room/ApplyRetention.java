package org.folkmoot.application.room;

import java.time.Instant;
import java.time.InstantSource;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.RoomAdministration;

/**
 * Purges deleted rooms, and lets others forget what they are set to. What is left to do is read
 * from the rooms themselves, so whoever dies over it has lost nothing.
 */
public final class ApplyRetention {
  /** A room is locked for as long as so many rows take. */
  public static final int ROWS = 500;

  /** How often it is looked whether there is anything to do. */
  public static final int PERIOD_MILLIS = 10_000;

  // However much there is to do, between two looks others get their turn.
  private static final int BATCHES = 20;

  private final Retention retention;
  private final Transactions transactions;
  private final ChangeInRoom change;
  private final InstantSource clock;

  public ApplyRetention(
      Retention retention, Transactions transactions, ChangeInRoom change, InstantSource clock) {
    this.retention = retention;
    this.transactions = transactions;
    this.change = change;
    this.clock = clock;
  }

  /** Does some of what there is to do. Blocks. */
  public void clear() {
    int left = BATCHES;
    while (left > 0 && transactions.write(() -> retention.purge(ROWS, clock.instant()))) {
      left--;
    }
    retention.forgetting().forEach(room -> change.change(room, this::forget));
  }

  private Decision<Room> forget(LockedRoom lockedRoom, Instant now) {
    if (lockedRoom.room().deletedAt() == null) {
      retention
          .blank(lockedRoom.room(), ROWS, now)
          .ifPresent(first -> RoomAdministration.forget(lockedRoom, first));
    }
    return Decision.accepted(lockedRoom.room());
  }
}
