package org.folkmoot.domain.room;

/** What last happened to somebody's membership. */
public enum LastMembershipChange {
  JOINED,
  LEFT,
  KICKED,
  BANNED,
  UNBANNED,
  ROLE,
  MUTED,
  UNMUTED,
  /** Of a newer version. */
  UNKNOWN
}
