package org.folkmoot.domain.user;

import java.util.function.BooleanSupplier;

/**
 * Whom somebody lets bring them into rooms. By a link they come in themselves, whatever this is.
 */
public enum WhoMayAdd {
  EVERYONE("everyone"),
  SHARED_ROOM("sharedRoom"),
  NOBODY("nobody");

  private final String word;

  WhoMayAdd(String word) {
    this.word = word;
  }

  /** As clients write it. */
  public String word() {
    return word;
  }

  /**
   * Whether it lets one person in particular.
   *
   * @param sharesRoom whether both are in a room that not everybody is in; asked only if it matters
   */
  public boolean lets(BooleanSupplier sharesRoom) {
    return switch (this) {
      case EVERYONE -> true;
      case SHARED_ROOM -> sharesRoom.getAsBoolean();
      case NOBODY -> false;
    };
  }
}
