package org.folkmoot.load.check;

import java.util.List;

/**
 * All that is known of a run when it is over.
 *
 * @param restores when the database was put back
 * @param wakings when a replica went on that had been stopped for many seconds
 * @param restless what messages were still late after, though nothing was wrong any more
 * @param leavings who was about to leave which room, and when they were surely back
 * @param counts what the server said was unread, at the end
 * @param unanswered clients' asks that nobody ever answered, in words
 * @param judgesSpeed whether being late counts as a violation
 */
public record Run(
    List<Recording> recordings,
    Truth truth,
    List<Ordeal> ordeals,
    List<Restore> restores,
    List<Long> wakings,
    List<String> restless,
    List<Leaving> leavings,
    List<Counted> counts,
    List<String> unanswered,
    boolean judgesSpeed) {
  /**
   * What was acked between backup and restore may be gone: it isn't in the backup.
   *
   * @param knownNanos when everybody knew of it
   */
  public record Restore(long backupNanos, long restoredNanos, long knownNanos) {
    boolean mayHaveLost(long ackNanos) {
      return backupNanos <= ackNanos && ackNanos <= restoredNanos;
    }

    /** Of the old history, which some replicas tell until everybody knows of the new one. */
    boolean mayNotHold(long toldNanos) {
      return backupNanos <= toldNanos && toldNanos <= knownNanos;
    }
  }

  /**
   * Somebody may have been out of a room meanwhile.
   *
   * @param fromNanos when they asked to leave
   * @param toNanos when their joining again was answered; the greatest number if they never did
   */
  public record Leaving(String username, String room, long fromNanos, long toNanos) {}

  /** What {@code GET /api/rooms} says of one room to one user. */
  public record Counted(
      String username, String room, long head, long readSeq, long unread, long mentions) {}
}
