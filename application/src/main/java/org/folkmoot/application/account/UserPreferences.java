package org.folkmoot.application.account;

import org.folkmoot.application.cluster.ClusterLevel;
import org.folkmoot.application.cluster.Feature;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.WhoMayAdd;
import org.jspecify.annotations.Nullable;

/** What somebody has chosen for themselves. */
public final class UserPreferences {
  private final Users users;
  private final ClusterLevel level;

  public UserPreferences(Users users, ClusterLevel level) {
    this.users = users;
    this.level = level;
  }

  /**
   * All of it.
   *
   * @param showsReading whether others see how far they have read
   * @param whoMayAdd whom they let bring them into rooms
   */
  public record Chosen(boolean showsReading, WhoMayAdd whoMayAdd) {}

  /** What is to be otherwise; what is null stays as it is. */
  public record PreferencesPatch(@Nullable Boolean showsReading, @Nullable WhoMayAdd whoMayAdd) {}

  public Chosen of(UserId who) {
    return new Chosen(users.showsReading(who), users.whoMayAdd(who));
  }

  public Decision<Chosen> choose(UserId who, PreferencesPatch patch) {
    // A replica of before would bring them into rooms all the same: nothing is promised till then.
    if (patch.whoMayAdd() != null && !level.has(Feature.WHO_MAY_ADD_ME)) {
      return Decision.refused(Refusal.duringUpgrade());
    }
    if (patch.showsReading() != null) {
      users.showReading(who, patch.showsReading());
    }
    if (patch.whoMayAdd() != null) {
      users.letAdd(who, patch.whoMayAdd());
    }
    return Decision.accepted(of(who));
  }
}
