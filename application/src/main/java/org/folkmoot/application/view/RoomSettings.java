package org.folkmoot.application.view;

/** How a room is set. It has no settings yet; the field is there so that clients may rely on it. */
public record RoomSettings() {}
