package org.folkmoot.application.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.folkmoot.application.presence.LastSeen;
import org.folkmoot.domain.user.UserId;

/** Sightings in an {@link InMemoryStore}. */
public final class InMemoryLastSeen implements LastSeen {
  private final InMemoryStore store;

  public InMemoryLastSeen(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public void seen(Collection<UserId> users, Instant at) {
    store.write(
        () ->
            store.statement(
                t -> {
                  for (UserId user : users) {
                    Instant known = t.sightings.get(user);
                    if (known == null || known.isBefore(at)) {
                      store.put(t.sightings, user, at);
                    }
                  }
                  return true;
                }));
  }

  @Override
  public Map<UserId, Instant> last(Collection<UserId> users) {
    return store.statement(
        t -> {
          Map<UserId, Instant> last = new HashMap<>();
          for (UserId user : users) {
            var account = t.users.get(user);
            if (account != null) {
              last.put(user, t.sightings.getOrDefault(user, account.user().createdAt()));
            }
          }
          return last;
        });
  }
}
