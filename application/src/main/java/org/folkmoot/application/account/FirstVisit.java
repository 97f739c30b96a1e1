package org.folkmoot.application.account;

import org.folkmoot.application.log.Unavailable;

/**
 * Whether nobody has an account here yet. It is asked for each page at the door, until somebody
 * has.
 */
public final class FirstVisit {
  private final Users users;
  private volatile boolean over;

  public FirstVisit(Users users) {
    this.users = users;
  }

  /** False also while the database doesn't answer: a page is shown all the same. */
  public boolean isAwaited() {
    if (over) {
      return false;
    }
    try {
      over = users.anyPerson();
      return !over;
    } catch (Unavailable away) {
      return false;
    }
  }
}
