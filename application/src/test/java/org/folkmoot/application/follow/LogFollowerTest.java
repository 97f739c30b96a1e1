package org.folkmoot.application.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.InMemoryLogFollowers;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.posting.PostRequest;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

final class LogFollowerTest {
  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  private final InMemoryHouse house = new InMemoryHouse(time, Runnable::run);
  private final InMemoryLogFollowers followers = new InMemoryLogFollowers(house.store);
  private final UserId ada = house.person("ada");
  private final RoomId hall = house.room(ada, "hall", Visibility.PUBLIC);
  private final Set<Seq> failing = new HashSet<>();
  private final Noting first = new Noting();
  private final LogFollower one = house.follower(first, new UUID(0, 1));
  private final Noting second = new Noting();
  private final LogFollower other = house.follower(second, new UUID(0, 2));

  /** Notes which messages it was handed. */
  private final class Noting implements LogFollowerHandler {
    final List<Seq> handed = new ArrayList<>();
    Runnable meanwhile = () -> {};

    @Override
    public LogFollowerName name() {
      return new LogFollowerName("noting");
    }

    @Override
    public List<Seq> concerning(RoomId room, Seq after, Seq upTo, int limit) {
      return house.history.stretch(room, after, 1_000).orElseThrow().changes().stream()
          .filter(Change.MessageChange.class::isInstance)
          .map(Change::seq)
          .filter(changed -> !changed.isAfter(upTo))
          .sorted()
          .limit(limit)
          .toList();
    }

    @Override
    public void handle(RoomId room, Seq changed) {
      handed.add(changed);
      meanwhile.run();
      if (failing.contains(changed)) {
        throw new IllegalStateException("a change that fails");
      }
    }
  }

  private record Noted(List<Ring> rung) implements Doorbell {
    @Override
    public void ring(Ring ring) {
      rung.add(ring);
    }

    @Override
    public void attend(RoomId room) {}

    @Override
    public void ignore(RoomId room) {}

    @Override
    public void attend(UserId user) {}

    @Override
    public void ignore(UserId user) {}
  }

  private Seq say(String body) {
    return InMemoryHouse.accepted(
            house
                .post
                .post(new PostRequest(hall, ada, new ClientId(body), body, null, time.nanos()))
                .toCompletableFuture()
                .join())
        .seq();
  }

  private void visit(LogFollower follower) {
    follower.visit(house.live.dirty().take().since());
  }

  private void passVisiting(LogFollower follower, Duration whole) {
    for (Duration passed = Duration.ZERO;
        passed.compareTo(whole) < 0;
        passed = passed.plusSeconds(3)) {
      time.pass(Duration.ofSeconds(3));
      visit(follower);
    }
  }

  @Test
  void eachNewChangeIsHandedOverOnceAndInOrder() {
    say("before");
    visit(one);
    List<Seq> said = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      said.add(say("m" + i));
    }
    visit(one);
    visit(one);
    passVisiting(one, Duration.ofMinutes(2));

    assertThat(first.handed).isEqualTo(said);
  }

  @Test
  void othersAreToldOnceWhatWasCommittedHereAndNotWhatWasHeard() {
    List<Ring> rung = new ArrayList<>();
    LocalLogFollowers log =
        new LocalLogFollowers(List.of(one), house.live.dirty(), new Noted(rung));
    log.follow();
    rung.clear();
    Seq said = say("hello");
    house.live.hear(new Ring.DirtyRing(Set.of(new RoomId(new UUID(3, 3)))));
    log.follow();
    log.follow();

    assertThat(rung).containsExactly(new Ring.DirtyRing(Set.of(hall)));
    assertThat(first.handed).containsExactly(said);
  }

  @Test
  void whatNobodyTellsOfIsFoundWithinAMinute() {
    visit(one);
    Seq said = say("hello");
    house.live.dirty().take();
    passVisiting(one, Duration.ofSeconds(57));
    assertThat(first.handed).isEmpty();
    passVisiting(one, Duration.ofSeconds(3));
    assertThat(first.handed).containsExactly(said);
  }

  @Test
  void onlyOneReplicaWalksAndAnotherTakesOverWhenItEnds() {
    visit(one);
    visit(other);
    Seq said = say("hello");
    Map<RoomId, Long> dirty = house.live.dirty().take().since();
    other.visit(dirty);
    for (int i = 0; i < 10; i++) {
      time.pass(Duration.ofSeconds(3));
      one.visit(Map.of());
      other.visit(Map.of());
    }
    one.visit(dirty);
    assertThat(first.handed).containsExactly(said);
    assertThat(second.handed).isEmpty();

    Seq later = say("later");
    passVisiting(other, Duration.ofSeconds(6));
    assertThat(second.handed).isEmpty();
    passVisiting(other, Duration.ofSeconds(9));
    assertThat(second.handed).containsExactly(later);
  }

  @Test
  void whoeverStopsIsNotWaitedFor() {
    visit(one);
    visit(other);
    Seq said = say("hello");
    one.stop();
    passVisiting(other, Duration.ofSeconds(3));
    assertThat(second.handed).containsExactly(said);
  }

  @Test
  void aSleeperFindsThatItIsSomebodyElsesTurn() {
    visit(one);
    visit(other);
    Seq said = say("hello");
    first.meanwhile = () -> passVisiting(other, Duration.ofSeconds(15));
    visit(one);
    first.meanwhile = () -> {};
    assertThat(second.handed).containsExactly(said);

    Seq later = say("later");
    visit(one);
    assertThat(first.handed).containsExactly(said);
    passVisiting(other, Duration.ofSeconds(60));
    assertThat(second.handed).containsExactly(said, later);
  }

  @Test
  void aChangeThatFailsIsTriedAgainAndTheOthersGoOn() {
    visit(one);
    Seq bad = say("bad");
    failing.add(bad);
    Seq good = say("good");
    visit(one);
    assertThat(first.handed).containsExactly(bad, good);
    passVisiting(one, Duration.ofSeconds(30));
    assertThat(first.handed).hasSizeBetween(5, 8);

    failing.clear();
    passVisiting(one, Duration.ofMinutes(2));
    int tried = first.handed.size();
    passVisiting(one, Duration.ofHours(1));
    assertThat(first.handed).hasSize(tried);
    assertThat(followers.setAside(first.name())).isZero();
  }

  @Test
  void afterADayItIsGivenUp() {
    visit(one);
    Seq bad = say("bad");
    failing.add(bad);
    visit(one);
    passVisiting(one, Duration.ofHours(25));
    assertThat(followers.setAside(first.name())).isEqualTo(1);
    int tried = first.handed.size();
    assertThat(tried).isBetween(30, 40);
    passVisiting(one, Duration.ofHours(2));
    assertThat(first.handed).hasSize(tried);
  }

  @Test
  void aFailureIsOverWhenItsChangeIsOvertaken() {
    visit(one);
    Seq bad = say("bad");
    failing.add(bad);
    visit(one);
    Message edited = InMemoryHouse.accepted(house.edit().edit(ada, hall, bad, new Body("better")));
    passVisiting(one, Duration.ofSeconds(30));
    assertThat(first.handed.getLast()).isEqualTo(edited.changed());
    assertThat(first.handed.stream().filter(bad::equals)).hasSizeLessThan(3);
    assertThat(followers.due(first.name(), Instant.MAX, 10)).isEmpty();
  }
}
