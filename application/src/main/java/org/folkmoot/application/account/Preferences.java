package org.folkmoot.application.account;

import org.folkmoot.domain.user.UserId;

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
   */
  public record Chosen(boolean showsReading) {}

  public Chosen of(UserId who) {
    return new Chosen(users.showsReading(who));
  }

  public Chosen choose(UserId who, Chosen chosen) {
    users.showReading(who, chosen.showsReading());
    return chosen;
  }
}
