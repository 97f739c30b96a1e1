package org.folkmoot.domain.rules;

/**
 * What the rules must know of a message's reactions before somebody adds or takes one.
 *
 * @param mine whether this person has already reacted with this emoji
 * @param known whether anybody has
 * @param emojis how many different ones there are
 */
public record Reacted(boolean mine, boolean known, int emojis) {}
