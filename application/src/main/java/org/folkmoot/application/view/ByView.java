package org.folkmoot.application.view;

import org.jspecify.annotations.Nullable;

/** Who made a message's latest change; for a reaction, also which. */
public record ByView(String username, @Nullable String emoji, @Nullable Boolean on) {}
