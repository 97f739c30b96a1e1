package org.folkmoot.domain.room;

/** A room that people open and join, or the room of one set of people. */
public enum RoomKind {
  ROOM,
  DIRECT
}
