package org.folkmoot.domain.message;

import org.folkmoot.domain.room.LastMembershipChange;

/** What of all that happens in a room stands in its timeline as a line of its own. */
public enum TimelineEvent {
  JOINED,
  LEFT,
  KICKED,
  BANNED,
  UNBANNED,
  ROLE,
  MUTED,
  UNMUTED,
  RENAMED,
  /** Of a newer version. */
  UNKNOWN;

  static TimelineEvent of(LastMembershipChange event) {
    return switch (event) {
      case JOINED -> JOINED;
      case LEFT -> LEFT;
      case KICKED -> KICKED;
      case BANNED -> BANNED;
      case UNBANNED -> UNBANNED;
      case ROLE -> ROLE;
      case MUTED -> MUTED;
      case UNMUTED -> UNMUTED;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
