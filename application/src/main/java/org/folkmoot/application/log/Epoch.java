package org.folkmoot.application.log;

/** Names one history of the database. Positions of one epoch mean nothing in another. */
public record Epoch(String value) {
  /** No history has this name. */
  public static final Epoch NONE = new Epoch("");

  @Override
  public String toString() {
    return value;
  }
}
