package org.folkmoot.application.block;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.user.UserId;

/** For remembering who doesn't want to hear from whom. */
public interface Blocks {
  /**
   * From now on.
   *
   * @return false, and nothing changed, if it was so
   */
  boolean add(UserId blocker, UserId blocked, Instant now);

  /**
   * No more.
   *
   * @return false, and nothing changed, if it wasn't so
   */
  boolean remove(UserId blocker, UserId blocked);

  /** Whom somebody blocks, by username. */
  List<UserRef> of(UserId blocker);

  /** Whether any of these people blocks somebody. */
  boolean isBlockedByAny(UserId somebody, Collection<UserId> people);
}
