package org.folkmoot.application.view;

/** How many messages answer one, and which is the latest. */
public record Replies(int count, long lastSeq) {}
