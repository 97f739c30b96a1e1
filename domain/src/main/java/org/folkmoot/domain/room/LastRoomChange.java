package org.folkmoot.domain.room;

/** What last happened to a room itself. */
public enum LastRoomChange {
  CREATED,
  UPDATED,
  ARCHIVED,
  RESTORED,
  DELETED,
  /** Of a newer version. */
  UNKNOWN
}
