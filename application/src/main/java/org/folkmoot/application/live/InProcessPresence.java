package org.folkmoot.application.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.folkmoot.domain.user.UserId;

/** Who is here on this one replica: whoever has a socket. */
public final class InProcessPresence implements Presence {
  private final Map<UserId, Integer> sockets = new ConcurrentHashMap<>();

  @Override
  public void came(UserId user) {
    sockets.merge(user, 1, Integer::sum);
  }

  @Override
  public void went(UserId user) {
    sockets.computeIfPresent(user, (id, open) -> open == 1 ? null : open - 1);
  }

  @Override
  public boolean isOnline(UserId user) {
    return sockets.containsKey(user);
  }
}
