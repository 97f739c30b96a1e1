package org.folkmoot.application.live;

import java.util.Set;
import org.folkmoot.domain.user.UserId;

/** Whose standing a stretch of the log touches. */
record Touched(Set<UserId> users) {
  Touched {
    users = Set.copyOf(users);
  }

  boolean by(UserId user) {
    return users.contains(user);
  }
}
