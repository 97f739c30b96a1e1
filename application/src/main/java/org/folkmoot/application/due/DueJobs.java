package org.folkmoot.application.due;

import java.time.Instant;
import java.util.List;

/** For remembering what must happen at a time, until it has. */
public interface DueJobs {
  /**
   * It is due at its time, and no more at another one. Belongs into the transaction that makes it
   * so.
   */
  void schedule(DueJob job);

  /** The same, unless there is one already. */
  void scheduleIfAbsent(DueJob job);

  /**
   * Takes the first whose time has come, so that nobody else is given them until then.
   *
   * @param until from when on they are free again
   */
  List<Claim> claim(String kind, Instant now, Instant until, int limit);

  /** It has happened. Nothing if it was made due at another time since. */
  void done(DueJob job);

  /** It has happened, and is due again. Nothing if it was made due at another time since. */
  void repeat(DueJob job, Instant at);

  /** It couldn't be done now. Nothing if it was made due at another time since. */
  void postpone(DueJob job, Instant until);

  /**
   * What was taken.
   *
   * @param tries how often it was, this time too
   */
  record Claim(DueJob job, int tries) {}
}
