package org.folkmoot.application.view;

import org.jspecify.annotations.Nullable;

/**
 * An event of the room told as a message.
 *
 * @param role what the user is now, where that is what happened
 * @param name what the room is called now, where that is what happened
 */
public record SystemView(
    String event, UserRef user, @Nullable String role, @Nullable String name) {}
