package org.folkmoot.application.view;

import org.jspecify.annotations.Nullable;

/** Somebody in a room ({@code Member} on the wire). */
public record MemberView(
    UserView user,
    String role,
    @Nullable String joinedAt,
    @Nullable String mutedUntil,
    @Nullable String bannedUntil,
    long readSeq,
    long changed) {

  public MemberView withOnline(boolean now) {
    return new MemberView(
        user.withOnline(now), role, joinedAt, mutedUntil, bannedUntil, readSeq, changed);
  }
}
