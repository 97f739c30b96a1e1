package org.folkmoot.application.tail;

import java.util.Set;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;

/**
 * A part of a tail that was read from the log, which shows of each thing only its newest state: who
 * was removed in it and came back stands there as somebody who is in, or isn't there at all.
 *
 * @param touched whose standing has changed since its beginning
 */
public record LogSpan(Seq upTo, Set<UserId> touched) {
  public LogSpan {
    touched = Set.copyOf(touched);
  }

  /** Whether it still concerns anybody in a tail that begins here. */
  boolean countsAfter(Seq base) {
    return upTo.isAfter(base) && !touched.isEmpty();
  }

  /** Whether somebody who stands at this cursor may have gone and come back in it unseen. */
  boolean hides(UserId user, long cursor) {
    return cursor < upTo.value() && touched.contains(user);
  }
}
