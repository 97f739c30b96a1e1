package org.folkmoot.application.room;

import java.time.Instant;
import java.time.InstantSource;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.User;

/**
 * Makes the room that everyone is in, at the first start. Its id is fixed, so that of several
 * replicas one makes it, and one that was deleted isn't made again.
 */
public final class OpenGeneral {
  private static final Body WELCOME =
      new Body(
          """
          Welcome to Folkmoot! This is the room that everyone is in. \
          Say hello, or open a room of your own with “New room”.""");

  private final RoomLog log;
  private final Transactions transactions;
  private final InstantSource clock;

  public OpenGeneral(RoomLog log, Transactions transactions, InstantSource clock) {
    this.log = log;
    this.transactions = transactions;
    this.clock = clock;
  }

  public void open() {
    Instant now = clock.instant();
    LockedRoom lockedRoom =
        LockedRoom.founding(
            Room.fresh(
                Room.GENERAL,
                new RoomName("general"),
                new Description("Where everyone meets."),
                Visibility.PUBLIC,
                User.HOUSE,
                now));
    lockedRoom.welcome(User.HOUSE, WELCOME, now);
    transactions.write(() -> log.found(lockedRoom));
  }
}
