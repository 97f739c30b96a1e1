package org.folkmoot.application.view;

import org.jspecify.annotations.Nullable;

/** Somebody's name and picture, wherever they are only mentioned. */
public record UserRef(String id, String username, String displayName, @Nullable String avatarUrl) {}
