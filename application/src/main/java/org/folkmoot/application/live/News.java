package org.folkmoot.application.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.UserId;

/** What one transaction has changed, to be told once it is committed. */
public record News(Epoch epoch, List<Change> changes) {
  public News {
    changes = List.copyOf(changes);
  }

  public static News none(Epoch epoch) {
    return new News(epoch, List.of());
  }

  /** What a ledger appended after a position, read back as readers will see it. */
  public static News of(Epoch epoch, RoomLog log, LockedRoom lockedRoom, Seq before) {
    return lockedRoom.entries().isEmpty()
        ? none(epoch)
        : new News(epoch, log.appended(lockedRoom.room().id(), before, lockedRoom.room().head()));
  }

  /** What a room that has just been made begins with. */
  public static News ofFounding(RoomLog log, LockedRoom fresh) {
    // Its row is new, so nobody else can hold it; locking it tells the epoch.
    Epoch epoch = log.lock(List.of(fresh.room().id())).epoch();
    return of(epoch, log, fresh, Seq.ZERO);
  }

  /** Whose room lists it touches. */
  Set<UserId> concerned() {
    Set<UserId> users = new LinkedHashSet<>();
    for (Change change : changes) {
      if (change instanceof Change.MemberChange member) {
        users.add(member.who());
      }
    }
    return users;
  }

  List<Change> inOrder() {
    List<Change> sorted = new ArrayList<>(changes);
    sorted.sort(Comparator.comparing(Change::seq));
    return sorted;
  }
}
