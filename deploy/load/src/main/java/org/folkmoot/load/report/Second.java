package org.folkmoot.load.report;

/**
 * One second of a run.
 *
 * @param acks what was acked in it, posts and all else
 * @param silenceMillis how long the one who waited longest had been told nothing at its end, of
 *     those who listened
 * @param connected how many clients were
 */
public record Second(long acks, long deliveries, long silenceMillis, long connected) {}
