package org.folkmoot.load.client;

/**
 * An ack.
 *
 * @param seq of a post; else the {@code changed} of what was changed
 * @param duplicate whether the server had it already
 * @param connection the connection on which it was asked for and answered, when it was asked for
 *     only once; otherwise 0
 */
public record Answer(long seq, boolean duplicate, int connection, long atNanos) {}
