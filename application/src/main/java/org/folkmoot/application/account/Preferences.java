package org.folkmoot.application.account;

import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.WhoMayAdd;
import org.jspecify.annotations.Nullable;

/** What somebody has chosen for themselves. */
public final class Preferences {
  private final Users users;

  public Preferences(Users users) {
    this.users = users;
  }

  /**
   * All of it.
   *
   * @param showsReading whether others see how far they have read
   * @param whoMayAdd whom they let bring them into rooms
   */
  public record Chosen(boolean showsReading, WhoMayAdd whoMayAdd) {}

  /** What is to be otherwise; what is null stays as it is. */
  public record Wish(@Nullable Boolean showsReading, @Nullable WhoMayAdd whoMayAdd) {}

  public Chosen of(UserId who) {
    return new Chosen(users.showsReading(who), users.whoMayAdd(who));
  }

  public Chosen choose(UserId who, Wish wish) {
    if (wish.showsReading() != null) {
      users.showReading(who, wish.showsReading());
    }
    if (wish.whoMayAdd() != null) {
      users.letAdd(who, wish.whoMayAdd());
    }
    return of(who);
  }
}
