package org.folkmoot.load.check;

/**
 * What is hard on a cluster, from its beginning until all clients had caught up with it.
 *
 * @param faults how many were made at once; none while everybody comes to what has just begun
 * @param endNanos when the fault itself was over
 * @param settledNanos when everyone had everything again
 * @param withinMillis how long after an ack, or after the fault's end if that is later, a message
 *     may take to somebody who listens
 * @param duringMillis how long it may take even while the fault lasts; 0 for as long as it likes
 */
public record Ordeal(
    String name,
    int faults,
    long beginNanos,
    long endNanos,
    long settledNanos,
    long withinMillis,
    long duringMillis) {
  boolean holds(long nanos) {
    return beginNanos <= nanos && nanos <= settledNanos;
  }
}
