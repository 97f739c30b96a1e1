package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.folkmoot.application.due.DueJob;
import org.folkmoot.application.due.DueJobs;
import org.folkmoot.application.due.DueJobs.Claim;
import org.folkmoot.application.log.Transactions;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link DueJobs}. */
public abstract class DueJobsContract {
  private static final Instant NOON = People.NOON;
  private static final DueJob FIRST = new DueJob("bell", "one", NOON);
  private static final DueJob SECOND = new DueJob("bell", "two", NOON.plusSeconds(1));

  protected abstract DueJobs jobs();

  protected abstract Transactions transactions();

  private List<Claim> claim(Instant now) {
    return jobs().claim("bell", now, now.plusSeconds(15), 10);
  }

  @Test
  void nothingIsGivenBeforeItsTimeAndTheFirstComesFirst() {
    jobs().schedule(SECOND);
    jobs().schedule(FIRST);
    jobs().schedule(new DueJob("other", "one", NOON));

    assertThat(claim(NOON.minusMillis(1))).isEmpty();
    assertThat(claim(NOON.plusSeconds(1)))
        .containsExactly(new Claim(FIRST, 1), new Claim(SECOND, 1));
  }

  @Test
  void whatIsClaimedIsNobodyElsesUntilTheClaimIsOver() {
    jobs().schedule(FIRST);
    assertThat(claim(NOON)).hasSize(1);
    assertThat(claim(NOON.plusSeconds(14))).isEmpty();
    assertThat(claim(NOON.plusSeconds(15))).containsExactly(new Claim(FIRST, 2));
  }

  @Test
  void onlySoManyAreClaimed() {
    jobs().schedule(FIRST);
    jobs().schedule(SECOND);
    Instant now = NOON.plusSeconds(1);
    assertThat(jobs().claim("bell", now, now.plusSeconds(15), 1))
        .containsExactly(new Claim(FIRST, 1));
    assertThat(claim(now)).containsExactly(new Claim(SECOND, 1));
  }

  @Test
  void whatIsDoneDoesNotComeBack() {
    jobs().schedule(FIRST);
    claim(NOON);
    jobs().done(FIRST);
    assertThat(claim(NOON.plusSeconds(100))).isEmpty();
  }

  @Test
  void whatIsMadeDueMeanwhileStays() {
    DueJob later = new DueJob("bell", "one", NOON.plusSeconds(5));
    jobs().schedule(FIRST);
    claim(NOON);
    jobs().schedule(later);
    jobs().postpone(FIRST, NOON.plusSeconds(100));
    jobs().repeat(FIRST, NOON.plusSeconds(100));
    jobs().done(FIRST);
    assertThat(claim(NOON.plusSeconds(5))).containsExactly(new Claim(later, 1));
  }

  @Test
  void whatIsRepeatedComesAgainAndIsNew() {
    jobs().schedule(FIRST);
    claim(NOON);
    jobs().repeat(FIRST, NOON.plusSeconds(3));
    assertThat(claim(NOON.plusSeconds(2))).isEmpty();
    assertThat(claim(NOON.plusSeconds(3)))
        .containsExactly(new Claim(new DueJob("bell", "one", NOON.plusSeconds(3)), 1));
  }

  @Test
  void whatIsPostponedWaitsForLonger() {
    jobs().schedule(FIRST);
    claim(NOON);
    jobs().postpone(FIRST, NOON.plusSeconds(60));
    assertThat(claim(NOON.plusSeconds(59))).isEmpty();
    assertThat(claim(NOON.plusSeconds(60))).containsExactly(new Claim(FIRST, 2));
  }

  @Test
  void whatIsThereIsNotScheduledAgainIfItNeedNot() {
    jobs().schedule(FIRST);
    jobs().scheduleIfAbsent(new DueJob("bell", "one", NOON.plusSeconds(9)));
    jobs().scheduleIfAbsent(SECOND);
    assertThat(claim(NOON.plusSeconds(1)))
        .containsExactly(new Claim(FIRST, 1), new Claim(SECOND, 1));
  }

  @Test
  void itIsKeptWithWhatMakesItDue() {
    try {
      transactions()
          .write(
              () -> {
                jobs().schedule(FIRST);
                throw new IllegalStateException("it didn't happen");
              });
    } catch (IllegalStateException expected) {
      assertThat(claim(NOON)).isEmpty();
      return;
    }
    throw new AssertionError("it was kept");
  }
}
