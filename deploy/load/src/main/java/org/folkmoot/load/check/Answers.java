package org.folkmoot.load.check;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.folkmoot.load.client.MessageState;

/** A refusal has a reason, a broken answer a fault, and every ask an answer. */
final class Answers {
  /** So long after a fault its traces may still be met: a call waits, a retry backs off. */
  private static final long TRACES_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final int NOT_NOW = 503;

  private final Run run;
  private final Set<String> deleted = new HashSet<>();

  private Answers(Run run) {
    this.run = run;
    for (Truth.Room room : run.truth().rooms().values()) {
      for (MessageState message : room.messages()) {
        if (message.deleted()) {
          deleted.add(room.id() + " " + message.seq());
        }
      }
    }
  }

  static void check(Run run, Violations found) {
    Answers answers = new Answers(run);
    for (Recording recording : run.recordings()) {
      for (Recording.Refused refused : recording.refused()) {
        if (!answers.isJust(recording, refused)) {
          found.add(
              Violation.Kind.REFUSED,
              "%s of %s in %s was nacked %s: %s",
              refused.ask().kind() + " " + refused.ask().seq(),
              recording.client(),
              refused.ask().room(),
              refused.code(),
              refused.detail());
        }
      }
      for (Recording.Failed failed : recording.failed()) {
        if (failed.status() >= 500 && !answers.isTroubled(failed.atNanos())) {
          answers.found(recording, failed, found);
        }
      }
    }
    run.unanswered().forEach(words -> found.add(Violation.Kind.UNANSWERED, "%s", words));
  }

  private void found(Recording recording, Recording.Failed failed, Violations found) {
    // Who is told to come back in a moment waits; it is as when a message comes late.
    boolean isLate = failed.status() == NOT_NOW;
    if (!isLate || run.judgesSpeed()) {
      found.add(
          isLate ? Violation.Kind.SLOW : Violation.Kind.REFUSED,
          "%s of %s was answered %d, and nothing was wrong",
          failed.what(),
          recording.client(),
          failed.status());
    }
  }

  private boolean isJust(Recording recording, Recording.Refused refused) {
    long asked = refused.ask().beganNanos();
    boolean isOtherHistory =
        run.restores().stream()
            .anyMatch(
                r ->
                    r.backupNanos() <= refused.atNanos() && asked <= r.knownNanos() + TRACES_NANOS);
    return switch (refused.code()) {
      case "forbidden", "not_found" ->
          isOtherHistory
              || run.leavings().stream()
                  .anyMatch(
                      leaving ->
                          leaving.username().equals(recording.username())
                              && leaving.room().equals(refused.ask().room())
                              && leaving.fromNanos() <= refused.atNanos()
                              && asked <= leaving.toNanos());
      case "conflict" ->
          isOtherHistory || deleted.contains(refused.ask().room() + " " + refused.ask().seq());
      default -> false;
    };
  }

  private boolean isTroubled(long nanos) {
    return run.ordeals().stream()
        .anyMatch(
            o ->
                o.beginNanos() <= nanos
                    && nanos <= Math.max(o.endNanos(), o.settledNanos()) + TRACES_NANOS);
  }
}
