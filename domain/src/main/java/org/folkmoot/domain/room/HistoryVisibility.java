package org.folkmoot.domain.room;

/** How much of what was said before they came those see who join a room. */
public enum HistoryVisibility {
  ALL,
  SINCE_JOINING,
  /** Of a newer version: they see the least. */
  UNKNOWN;

  public boolean seeAll() {
    return this == ALL;
  }
}
