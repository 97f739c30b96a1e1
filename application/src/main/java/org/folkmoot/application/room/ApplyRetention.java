package org.folkmoot.application.room;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
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
  private final RoomLog log;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;

  public ApplyRetention(
      Retention retention, RoomLog log, Transactions transactions, Live live, InstantSource clock) {
    this.retention = retention;
    this.log = log;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
  }

  /** Does some of what there is to do. Blocks. */
  public void clear() {
    int left = BATCHES;
    while (left > 0 && transactions.write(() -> retention.purge(ROWS, clock.instant()))) {
      left--;
    }
    for (RoomId room : retention.forgetting()) {
      live.publish(transactions.write(() -> forget(room)));
    }
  }

  private News forget(RoomId room) {
    RoomLog.LockedRooms locked = log.lock(List.of(room));
    Optional<LockedRoom> found = locked.room(room);
    if (found.isEmpty() || found.get().room().deletedAt() != null) {
      return News.none(locked.epoch());
    }
    LockedRoom lockedRoom = found.get();
    Seq before = lockedRoom.room().head();
    Instant now = clock.instant();
    retention
        .blank(lockedRoom.room(), ROWS, now)
        .ifPresent(first -> RoomAdministration.forget(lockedRoom, first));
    log.append(List.of(lockedRoom));
    return News.of(locked.epoch(), log, lockedRoom, before);
  }
}
