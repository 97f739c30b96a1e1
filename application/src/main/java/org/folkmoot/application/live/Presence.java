package org.folkmoot.application.live;

import org.folkmoot.domain.user.UserId;

/** For knowing who is here. */
public interface Presence {
  /** A socket of theirs was opened. */
  void came(UserId user);

  /** A socket of theirs was closed. */
  void went(UserId user);

  boolean isOnline(UserId user);
}
