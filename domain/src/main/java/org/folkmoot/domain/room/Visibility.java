package org.folkmoot.domain.room;

/** Whether strangers may know of a room, and join it. */
public enum Visibility {
  PUBLIC,
  PRIVATE,
  /** Of a newer version, and private as far as this one knows. */
  UNKNOWN
}
