package org.folkmoot.application.due;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.measure.Measures;

/** Does what has become due of one kind, together with those of the other replicas. */
public final class DueJobWorker {
  /** How often it looks: nothing happens later than this by itself. */
  public static final int PERIOD_MILLIS = 1_000;

  /** Who has ended is waited for as long. */
  public static final Duration CLAIMED_FOR = Duration.ofSeconds(15);

  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  // So few that they are done before others may take them.
  private static final int CLAIMED_AT_ONCE = 50;

  private final DueJobHandler work;
  private final DueJobs jobs;
  private final InstantSource clock;
  private final Measures measures;

  public DueJobWorker(DueJobHandler work, DueJobs jobs, InstantSource clock, Measures measures) {
    this.work = work;
    this.jobs = jobs;
    this.clock = clock;
    this.measures = measures;
  }

  /** Does what is due. Blocks. */
  public void look() {
    List<DueJobs.Claim> claimed;
    do {
      Instant now = clock.instant();
      claimed = jobs.claim(work.kind(), now, now.plus(CLAIMED_FOR), CLAIMED_AT_ONCE);
      claimed.forEach(this::handle);
    } while (claimed.size() == CLAIMED_AT_ONCE);
  }

  private void handle(DueJobs.Claim claim) {
    DueJob job = claim.job();
    try {
      Optional<Instant> again = work.handle(job.id());
      again.ifPresentOrElse(at -> jobs.repeat(job, at), () -> jobs.done(job));
    } catch (RuntimeException failed) {
      Duration wait = CLAIMED_FOR.multipliedBy(1L << Math.min(claim.tries() - 1, 10));
      jobs.postpone(
          job, clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait));
      measures.dueFailed(job.kind(), failed);
    }
  }
}
