package org.folkmoot.application.view;

import org.jspecify.annotations.Nullable;

/** Somebody as they see themselves. */
public record Me(
    String id,
    String username,
    String displayName,
    @Nullable String avatarUrl,
    @Nullable String bio,
    @Nullable String status,
    boolean online,
    @Nullable String lastSeenAt,
    boolean bot,
    @Nullable String email,
    boolean admin) {}
