package org.folkmoot.domain.room;

/** A room that people open and join, or the room of one set of people. */
public enum RoomKind {
  ROOM,
  DIRECT,
  /** Of a newer version: its members read it, and nothing new is said in it through this one. */
  UNKNOWN
}
