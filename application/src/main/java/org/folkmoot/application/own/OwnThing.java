package org.folkmoot.application.own;

import org.folkmoot.domain.user.UserId;

/**
 * One thing that is somebody's own.
 *
 * @param key which of its kind; empty where a person has only one
 */
public record OwnThing(What what, String key) {
  /** How somebody has arranged their rooms: all sections are one thing. */
  public static final OwnThing SECTIONS = new OwnThing(What.SECTIONS, "");

  /** What kind of thing it is. */
  public enum What {
    SECTIONS("sections"),
    BLOCK("block");

    private final String wireName;

    What(String wireName) {
      this.wireName = wireName;
    }

    /** As clients and the database know it. */
    public String wireName() {
      return wireName;
    }
  }

  /** Whether somebody is blocked. */
  public static OwnThing block(UserId blocked) {
    return new OwnThing(What.BLOCK, blocked.toString());
  }
}
