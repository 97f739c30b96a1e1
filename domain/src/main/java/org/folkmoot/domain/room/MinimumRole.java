package org.folkmoot.domain.room;

/** From which role on something may be done in a room. */
public enum MinimumRole {
  MEMBERS,
  ADMINS,
  /** Of a newer version: admins' right to it is all that is certain. */
  UNKNOWN;

  public boolean holds(Role role) {
    return switch (role) {
      case OWNER, ADMIN -> true;
      case MEMBER -> this == MEMBERS;
      case NONE, UNKNOWN -> false;
    };
  }
}
