package org.folkmoot.application.follow;

/** Names a follower for ever: its positions are kept under it. */
public record LogFollowerName(String value) {
  @Override
  public String toString() {
    return value;
  }
}
