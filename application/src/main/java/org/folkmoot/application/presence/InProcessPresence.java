package org.folkmoot.application.presence;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.folkmoot.domain.user.UserId;

/** Who is here where there is one replica alone: whoever has a socket of its. */
public final class InProcessPresence implements Presence {
  private final Map<UserId, State> here = new ConcurrentHashMap<>();

  @Override
  public void here(UserId user, State state) {
    here.put(user, state);
  }

  @Override
  public void gone(UserId user) {
    here.remove(user);
  }

  @Override
  public void renew(Map<UserId, State> all) {
    here.keySet().retainAll(all.keySet());
    here.putAll(all);
  }

  @Override
  public Map<UserId, State> of(Collection<UserId> users) {
    Map<UserId, State> found = new HashMap<>();
    for (UserId user : users) {
      State state = here.get(user);
      if (state != null) {
        found.put(user, state);
      }
    }
    return found;
  }

  @Override
  public Set<UserId> online(int limit) {
    return here.keySet().stream().limit(limit).collect(Collectors.toUnmodifiableSet());
  }
}
