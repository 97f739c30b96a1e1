package org.folkmoot.application.own;

/** The number of a change among all that are one person's own; 0 is before the first. */
public record OwnRev(long value) {
  public static final OwnRev NONE = new OwnRev(0);

  public OwnRev {
    if (value < 0) {
      throw new IllegalArgumentException("a number of a change can't be " + value);
    }
  }
}
