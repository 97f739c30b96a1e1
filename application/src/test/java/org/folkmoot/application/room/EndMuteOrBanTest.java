package org.folkmoot.application.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.folkmoot.application.due.DueJobWorker;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.room.Moderate.MemberPatch;
import org.folkmoot.application.room.Moderate.Mute;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

final class EndMuteOrBanTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final InMemoryHouse house = new InMemoryHouse(time, Runnable::run);
  private final UserId ada = house.person("ada");
  private final UserId bob = house.person("bob");
  private final RoomId hall = house.room(ada, "hall", Visibility.PUBLIC, bob);
  private final DueJobWorker one = house.dueWorker(house.endPunishment());
  private final DueJobWorker other = house.dueWorker(house.endPunishment());

  private void mute(Instant until) {
    var _ =
        accepted(house.moderate().place(ada, hall, "bob", new MemberPatch(null, new Mute(until))));
  }

  private Instant inAnHour() {
    return time.instant().plus(HOUR);
  }

  private void look() {
    one.look();
    other.look();
  }

  /** What is told of bob after a position. */
  private List<String> told(long after) {
    return house.history.stretch(hall, new Seq(after), 100).orElseThrow().changes().stream()
        .filter(Change.MemberChange.class::isInstance)
        .map(change -> ((Change.MemberChange) change).event())
        .toList();
  }

  private long head() {
    return house.history.stretch(hall, Seq.ZERO, 100).orElseThrow().head().value();
  }

  @Test
  void theEndOfAMuteIsToldOnceAtItsTime() {
    mute(inAnHour());
    long before = head();
    time.pass(HOUR.minusSeconds(1));
    look();
    assertThat(told(before)).isEmpty();
    time.pass(Duration.ofSeconds(1));
    look();
    assertThat(told(before)).containsExactly("unmuted");
    long after = head();
    time.pass(HOUR);
    look();
    assertThat(head()).isEqualTo(after).isEqualTo(before + 1);
  }

  @Test
  void theEndOfABanIsToldOnceAtItsTime() {
    accepted(house.moderate().ban(ada, hall, "bob", inAnHour(), null));
    long before = head();
    time.pass(HOUR);
    look();
    look();
    assertThat(told(before)).containsExactly("unbanned");
    assertThat(head()).isEqualTo(before + 1);
  }

  @Test
  void aMuteThatIsMadeLongerEndsAtItsNewTime() {
    mute(inAnHour());
    time.pass(Duration.ofMinutes(30));
    mute(inAnHour());
    long before = head();
    time.pass(Duration.ofMinutes(30));
    look();
    assertThat(told(before)).isEmpty();
    time.pass(Duration.ofMinutes(30));
    look();
    assertThat(told(before)).containsExactly("unmuted");
  }

  @Test
  void whatWasLiftedBeforeIsNotToldAgain() {
    mute(inAnHour());
    mute(null);
    long before = head();
    time.pass(HOUR);
    look();
    assertThat(head()).isEqualTo(before);
  }

  @Test
  void aBanEndsAndThenTheMuteThatIsLonger() {
    mute(time.instant().plus(HOUR.multipliedBy(2)));
    accepted(house.moderate().ban(ada, hall, "bob", inAnHour(), null));
    time.pass(HOUR);
    look();
    accepted(house.join().join(bob, hall));
    long before = head();
    time.pass(HOUR);
    look();
    assertThat(told(before)).containsExactly("unmuted");
  }
}
