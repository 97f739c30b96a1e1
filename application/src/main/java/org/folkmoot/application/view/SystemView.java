package org.folkmoot.application.view;

/** An event of the room told as a message. */
public record SystemView(String event, UserRef user) {}
