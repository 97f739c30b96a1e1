package org.folkmoot.application.account;

import org.folkmoot.application.log.Unavailable;

/**
 * Whether nobody has an account here yet. It is asked for each page at the door, until somebody
 * has.
 */
public final class FirstAccount {
  private final Users users;
  private volatile boolean made;

  public FirstAccount(Users users) {
    this.users = users;
  }

  /** False also while the database doesn't answer: a page is shown all the same. */
  public boolean isAwaited() {
    if (made) {
      return false;
    }
    try {
      made = users.anyPerson();
      return !made;
    } catch (Unavailable away) {
      return false;
    }
  }
}
