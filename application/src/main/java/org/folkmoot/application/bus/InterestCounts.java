package org.folkmoot.application.bus;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.folkmoot.domain.user.UserId;

/**
 * Which users this replica minds, for one reason or several: the doorbell is told of the first and
 * of the last.
 */
public final class InterestCounts {
  private final Doorbell doorbell;
  private final Map<UserId, Integer> reasons = new ConcurrentHashMap<>();

  public InterestCounts(Doorbell doorbell) {
    this.doorbell = doorbell;
  }

  public void to(UserId user) {
    reasons.compute(
        user,
        (id, many) -> {
          if (many == null) {
            doorbell.attend(id);
            return 1;
          }
          return many + 1;
        });
  }

  public void awayFrom(UserId user) {
    reasons.computeIfPresent(
        user,
        (id, many) -> {
          if (many == 1) {
            doorbell.ignore(id);
            return null;
          }
          return many - 1;
        });
  }
}
