package org.folkmoot.application.view;

import org.jspecify.annotations.Nullable;

/** One line of a room's moderation log. */
public record ModerationEntryView(
    long seq,
    String event,
    UserRef actor,
    UserRef target,
    @Nullable String role,
    @Nullable String reason,
    @Nullable String until,
    String at) {}
