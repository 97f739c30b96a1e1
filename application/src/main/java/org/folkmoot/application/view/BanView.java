package org.folkmoot.application.view;

import org.jspecify.annotations.Nullable;

/** Somebody who is kept out of a room, until when, and why. */
public record BanView(UserRef user, String until, @Nullable String reason) {}
