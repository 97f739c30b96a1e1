package org.folkmoot.domain.room;

/** Whether strangers may know of a room, and join it. */
public enum Visibility {
  PUBLIC,
  PRIVATE
}
