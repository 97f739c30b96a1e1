package org.folkmoot.application.live;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.user.UserId;

/** Whose standing a stretch of the log touches. */
record Touched(Set<UserId> users) {
  static Touched in(List<Change> changes) {
    Set<UserId> users = new HashSet<>();
    for (Change change : changes) {
      TailEntry.Concern concern = TailEntry.concernOf(change);
      if (concern != null && concern.who() != null) {
        users.add(concern.who());
      }
    }
    return new Touched(Set.copyOf(users));
  }

  boolean by(UserId user) {
    return users.contains(user);
  }
}
