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
 * @param banReason why they are banned, if that was said; for those who may lift the ban
 * @param read how far they have read
 */
public record Member(
    RoomId room,
    UserId user,
    Role role,
    Seq changed,
    LastMembershipChange event,
    Seq joined,
    @Nullable Seq left,
    Seq visibleFrom,
    Instant joinedAt,
    @Nullable Instant mutedUntil,
    @Nullable Instant bannedUntil,
    @Nullable BanReason banReason,
    Seq read) {

  /** The end of what has no end: the last moment that can be written. */
  public static final Instant FOREVER = Instant.parse("9999-12-31T23:59:59.999Z");

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
        room,
        user,
        role,
        at,
        LastMembershipChange.JOINED,
        at,
        null,
        Seq.ZERO,
        now,
        null,
        null,
        null,
        at);
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
        banReason,
        read);
  }

  /** Somebody for whom what was said before a position isn't. */
  public Member seeingFrom(Seq first) {
    return new Member(
        room,
        user,
        role,
        changed,
        event,
        joined,
        left,
        first,
        joinedAt,
        mutedUntil,
        bannedUntil,
        banReason,
        read);
  }

  /** Somebody who never was in the room, and yet has a row in it. */
  public static Member outsider(RoomId room, UserId user, Seq at, Instant now) {
    return new Member(
        room,
        user,
        Role.NONE,
        at,
        LastMembershipChange.LEFT,
        Seq.ZERO,
        at,
        Seq.ZERO,
        now,
        null,
        null,
        null,
        Seq.ZERO);
  }

  /** Whether they have ever been in. */
  public boolean wasEverIn() {
    return !joined.equals(Seq.ZERO);
  }

  public Member leaving(Seq at) {
    return going(at, LastMembershipChange.LEFT, bannedUntil, banReason);
  }

  public Member kicked(Seq at) {
    return going(at, LastMembershipChange.KICKED, bannedUntil, banReason);
  }

  /** Out, and kept out. Who was out already keeps the seq of their going. */
  public Member banned(Seq at, Instant until, @Nullable BanReason why) {
    return going(at, LastMembershipChange.BANNED, until, why);
  }

  private Member going(
      Seq at, LastMembershipChange how, @Nullable Instant banEnd, @Nullable BanReason why) {
    return new Member(
        room,
        user,
        Role.NONE,
        at,
        how,
        joined,
        left == null ? at : left,
        visibleFrom,
        joinedAt,
        mutedUntil,
        banEnd,
        why,
        read);
  }

  public Member unbanned(Seq at) {
    return going(at, LastMembershipChange.UNBANNED, null, null);
  }

  /** An owner isn't muted: whoever becomes one is heard. */
  public Member appointed(Seq at, Role to) {
    return standing(at, LastMembershipChange.ROLE, to, to == Role.OWNER ? null : mutedUntil);
  }

  public Member muted(Seq at, Instant until) {
    return standing(at, LastMembershipChange.MUTED, role, until);
  }

  public Member unmuted(Seq at) {
    return standing(at, LastMembershipChange.UNMUTED, role, null);
  }

  private Member standing(Seq at, LastMembershipChange how, Role as, @Nullable Instant muteEnd) {
    return new Member(
        room,
        user,
        as,
        at,
        how,
        joined,
        left,
        visibleFrom,
        joinedAt,
        muteEnd,
        bannedUntil,
        banReason,
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
        banReason,
        upTo);
  }
}
