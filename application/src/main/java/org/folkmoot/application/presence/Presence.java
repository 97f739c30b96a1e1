package org.folkmoot.application.presence;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.folkmoot.domain.user.UserId;

/**
 * For knowing who is here, on whichever replica. Nothing here fails: what can't be known now is
 * answered from what this replica knows by itself. Whoever has once been said to be here must be
 * renewed, or is taken for gone.
 */
public interface Presence {
  /** How long somebody counts as being here after the last word from their replica. */
  int LEASE_MILLIS = 30_000;

  /** How often a replica gives its word for all of its people. */
  int RENEWAL_MILLIS = 10_000;

  /** How somebody is here. Of several devices the most awake one counts. */
  enum State {
    ONLINE,
    AWAY
  }

  /** A user has a socket on this replica. Never blocks. */
  void here(UserId user, State state);

  /** A user has no socket on this replica any more. Never blocks. */
  void gone(UserId user);

  /** Everyone who has a socket on this replica: said anew each {@link #RENEWAL_MILLIS}. */
  void renew(Map<UserId, State> here);

  /** Those of them who are here, on any replica. May block for a moment. */
  Map<UserId, State> of(Collection<UserId> users);

  /** Some of those who are here, on any replica. May block for a moment. */
  Set<UserId> online(int limit);
}
