package org.folkmoot.domain.room;

/** What somebody is in a room; {@code NONE} is somebody who isn't in it (any more). */
public enum Role {
  OWNER,
  ADMIN,
  MEMBER,
  NONE,
  /** Of a newer version: nobody knows here what it may do, so it only reads. */
  UNKNOWN
}
