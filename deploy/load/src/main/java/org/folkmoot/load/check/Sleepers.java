package org.folkmoot.load.check;

import java.util.concurrent.TimeUnit;

/**
 * What a replica knew before it slept is worth nothing after: it sends its clients away, who come
 * back to one that has been awake.
 */
final class Sleepers {
  private static final int GOING_AWAY = 1001;
  private static final long WITHIN_NANOS = TimeUnit.SECONDS.toNanos(10);

  private Sleepers() {}

  static void check(Run run, Violations found) {
    for (long waking : run.wakings()) {
      if (run.recordings().stream().noneMatch(recording -> isSentAway(recording, waking))) {
        found.add(
            Violation.Kind.TRUSTED,
            "a replica slept until %d s and sent nobody away",
            TimeUnit.NANOSECONDS.toSeconds(waking));
      }
    }
  }

  private static boolean isSentAway(Recording recording, long waking) {
    boolean[] sent = {false};
    recording.forEach(
        event ->
            sent[0] |=
                event.kind() == Event.Kind.CLOSED
                    && event.seq() == GOING_AWAY
                    && event.atNanos() >= waking
                    && event.atNanos() <= waking + WITHIN_NANOS);
    return sent[0];
  }
}
