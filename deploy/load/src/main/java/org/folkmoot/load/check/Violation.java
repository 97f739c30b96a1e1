package org.folkmoot.load.check;

import java.util.List;

/**
 * Something that should never have been.
 *
 * @param story what the client saw of the room before it, line by line; empty when nobody saw it
 */
public record Violation(Kind kind, String detail, List<String> story) {
  /** What was promised, and broken. */
  public enum Kind {
    /** Acked, and not in the database. */
    LOST("acked, and not stored"),
    /** One post stands there twice. */
    DOUBLED("posted once, stored twice"),
    /** One order for everyone, and it is the order of the numbers. */
    REORDERED("out of order"),
    /** Two saw different states of one thing under one number. */
    DIVERGED("seen otherwise by others"),
    /** In the database, and a client that is in the room doesn't have it. */
    MISSED("stored, and not delivered"),
    /** The same change again, after the client's position had passed it. */
    REPEATED("delivered twice"),
    /** A client holds what isn't in the database. */
    KEPT("held, and not stored"),
    /** Told of what was said while they were out. */
    LEAKED("told to those who were out"),
    /** What is unread isn't what is said to be. */
    MISCOUNTED("miscounted"),
    /** Refused for good, or failed, though nothing was wrong. */
    REFUSED("refused without a reason"),
    /** Neither acked nor refused, to the end. */
    UNANSWERED("never answered"),
    /** A replica that slept went on as if nothing had been. */
    TRUSTED("a sleeper that was trusted"),
    /** It came, but too late. */
    SLOW("too slow");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
