package org.folkmoot.application.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.ledger.Ledger;
import org.folkmoot.domain.room.Seq;
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
  public static News of(Epoch epoch, RoomLog log, Ledger ledger, Seq before) {
    return ledger.entries().isEmpty()
        ? none(epoch)
        : new News(epoch, log.appended(ledger.room().id(), before, ledger.room().head()));
  }

  /** Whose room lists it touches. */
  Set<UserId> concerned() {
    Set<UserId> users = new LinkedHashSet<>();
    for (Change change : changes) {
      TailEntry.Concern concern = TailEntry.concernOf(change);
      if (concern != null && concern.who() != null) {
        users.add(concern.who());
      }
    }
    return users;
  }

  List<Change> inOrder() {
    List<Change> sorted = new ArrayList<>(changes);
    sorted.sort(Comparator.comparingLong(Change::seq));
    return sorted;
  }
}
