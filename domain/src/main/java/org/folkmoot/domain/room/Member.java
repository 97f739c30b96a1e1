package org.folkmoot.domain.room;

import java.time.Instant;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's standing in a room, kept also after they have gone: the row is the log of their last
 * coming or going.
 *
 * @param changed the seq of its latest change
 * @param joined the seq of the latest joining
 * @param left the seq of the going that ended it; null while they are in
 * @param visibleFrom messages below it are not for them
 * @param read how far they have read
 */
public record Member(
    RoomId room,
    UserId user,
    Role role,
    Seq changed,
    MemberEvent event,
    Seq joined,
    @Nullable Seq left,
    Seq visibleFrom,
    Instant joinedAt,
    @Nullable Instant mutedUntil,
    @Nullable Instant bannedUntil,
    Seq read) {

  public boolean isIn() {
    return left == null;
  }

  public boolean isMuted(Instant now) {
    return mutedUntil != null && now.isBefore(mutedUntil);
  }

  public boolean isBanned(Instant now) {
    return bannedUntil != null && now.isBefore(bannedUntil);
  }

  /** Somebody who is in from now on, as if they had never been in before. */
  public static Member joining(RoomId room, UserId user, Role role, Seq at, Instant now) {
    return new Member(
        room, user, role, at, MemberEvent.JOINED, at, null, Seq.ZERO, now, null, null, at);
  }

  /**
   * Somebody who was here before, and is muted as long as they were to be: leaving is no way out.
   */
  public Member mutedAs(Member before, Instant now) {
    return new Member(
        room,
        user,
        role,
        changed,
        event,
        joined,
        left,
        visibleFrom,
        joinedAt,
        before.isMuted(now) ? before.mutedUntil() : null,
        bannedUntil,
        read);
  }

  public Member leaving(Seq at) {
    return new Member(
        room,
        user,
        Role.NONE,
        at,
        MemberEvent.LEFT,
        joined,
        at,
        visibleFrom,
        joinedAt,
        mutedUntil,
        bannedUntil,
        read);
  }

  /** The same standing, with another mark of how far they have read. */
  public Member reading(Seq upTo) {
    return new Member(
        room,
        user,
        role,
        changed,
        event,
        joined,
        left,
        visibleFrom,
        joinedAt,
        mutedUntil,
        bannedUntil,
        upTo);
  }
}
