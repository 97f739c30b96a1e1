package org.folkmoot.application.view;

/** How a room is set for one reader alone. There is nothing to set yet. */
public record OwnSettings() {}
