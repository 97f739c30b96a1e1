package org.folkmoot.application.view;

import org.jspecify.annotations.Nullable;

/** Somebody as others see them. */
public record UserView(
    String id,
    String username,
    String displayName,
    @Nullable String avatarUrl,
    @Nullable String bio,
    @Nullable String status,
    boolean online,
    @Nullable String lastSeenAt,
    boolean bot) {

  public UserView withOnline(boolean now) {
    return new UserView(
        id, username, displayName, avatarUrl, bio, status, now, now ? null : lastSeenAt, bot);
  }
}
