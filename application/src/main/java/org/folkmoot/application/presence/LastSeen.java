package org.folkmoot.application.presence;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.folkmoot.domain.user.UserId;

/** For remembering when somebody was last here. */
public interface LastSeen {
  /** They were here at this time; an earlier one than is known changes nothing. */
  void seen(Collection<UserId> users, Instant at);

  /** When each of them was last here; whoever never was is left out. */
  Map<UserId, Instant> last(Collection<UserId> users);
}
