package org.folkmoot.domain.rights;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.domain.room.Member;

/** How somebody stands to a room. */
public enum Standing {
  STRANGER,
  /** Holds an invitation that is good. */
  INVITED,
  BANNED,
  MUTED,
  MEMBER,
  ADMIN,
  OWNER,
  /** An administrator of the whole server, in the room or not. */
  OVERSEER;

  /** By membership alone. An admin who is muted is heard as little as anybody who is. */
  public static Standing of(Optional<Member> somebody, Instant now) {
    if (somebody.isEmpty()) {
      return STRANGER;
    }
    Member member = somebody.get();
    if (!member.isIn()) {
      return member.isBanned(now) ? BANNED : STRANGER;
    }
    return switch (member.role()) {
      case OWNER -> OWNER;
      case ADMIN -> member.isMuted(now) ? MUTED : ADMIN;
      case MEMBER -> member.isMuted(now) ? MUTED : MEMBER;
      case NONE -> STRANGER;
      case UNKNOWN -> MUTED;
    };
  }
}
