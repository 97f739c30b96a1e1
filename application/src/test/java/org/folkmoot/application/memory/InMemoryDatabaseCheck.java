package org.folkmoot.application.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.folkmoot.application.account.SignIn;
import org.folkmoot.application.reconcile.DatabaseCheck;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/** One glance at an {@link InMemoryStore}. */
public final class InMemoryDatabaseCheck implements DatabaseCheck {
  private final InMemoryStore store;

  public InMemoryDatabaseCheck(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Differences at(Believed believed) {
    return store.statement(
        t -> {
          Map<RoomId, Seq> moved = new HashMap<>();
          believed
              .rooms()
              .forEach(
                  (id, head) -> {
                    Room room = t.rooms.get(id);
                    if (room != null && !room.head().equals(head)) {
                      moved.put(id, room.head());
                    }
                  });
          Map<UserId, Long> lists = new HashMap<>();
          believed
              .users()
              .forEach(
                  (id, version) -> {
                    long now = t.versions.getOrDefault(id, 0L);
                    if (now != version) {
                      lists.put(id, now);
                    }
                  });
          Set<SignInId> ended = new HashSet<>();
          for (SignInId id : believed.signIns()) {
            SignIn signIn = t.signIns.get(id);
            if (signIn == null || signIn.revokedAt() != null) {
              ended.add(id);
            }
          }
          return new Differences(t.epoch, moved, lists, ended);
        });
  }
}
