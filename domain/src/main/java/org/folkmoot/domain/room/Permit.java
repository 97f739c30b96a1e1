package org.folkmoot.domain.room;

/** From which role on something may be done in a room. */
public enum Permit {
  MEMBERS,
  ADMINS;

  public boolean holds(Role role) {
    return switch (role) {
      case OWNER, ADMIN -> true;
      case MEMBER -> this == MEMBERS;
      case NONE -> false;
    };
  }
}
