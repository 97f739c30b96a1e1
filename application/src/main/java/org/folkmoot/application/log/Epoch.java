package org.folkmoot.application.log;

/** Names one history of the database. Positions of one epoch mean nothing in another. */
public record Epoch(String value) {
  @Override
  public String toString() {
    return value;
  }
}
