package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.follow.LogFollowerName;
import org.folkmoot.application.follow.LogFollowers;
import org.folkmoot.application.follow.LogFollowers.Behind;
import org.folkmoot.application.follow.LogFollowers.Lease;
import org.folkmoot.application.follow.LogFollowers.Trouble;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link LogFollowers}. */
public abstract class LogFollowersContract {
  private static final LogFollowerName ONE = new LogFollowerName("one");
  private static final LogFollowerName OTHER = new LogFollowerName("other");
  private static final UUID SELF = new UUID(8, 1);
  private static final UUID NEIGHBOUR = new UUID(8, 2);
  private static final RoomId FIRST = new RoomId(new UUID(0, 0));

  private LogFollowers followers;
  private People people;
  private UserId ada;
  private RoomId old;

  protected abstract LogFollowers followers();

  protected abstract RoomLog log();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @BeforeEach
  void begin() {
    followers = followers();
    people = new People(new Random(14), users(), log(), transactions());
    ada = people.person("ada");
    old = people.room("old", Visibility.PUBLIC, ada);
    followers.begin(ONE);
  }

  private Epoch epoch() {
    return transactions().write(() -> log().lock(List.of(old)).epoch());
  }

  private void take(UUID self) {
    assertThat(followers.grant(ONE, self, followers.lease(ONE, self))).isTrue();
  }

  @Test
  void whatWasBeforeIsNotItsBusinessAndWhatIsNewIs() {
    assertThat(followers.behind(ONE, List.of(old))).isEmpty();
    Seq said = people.post(old, ada, "c0", "hello");
    RoomId fresh = people.room("fresh", Visibility.PUBLIC, ada);
    followers.begin(ONE);

    Seq before = new Seq(said.value() - 1);
    assertThat(followers.behind(ONE, List.of(old, FIRST)))
        .containsExactly(new Behind(epoch(), old, before, said));
    assertThat(followers.behindAfter(ONE, FIRST, 10))
        .extracting(Behind::room)
        .containsExactlyInAnyOrder(old, fresh)
        .isSorted();
    assertThat(followers.behind(ONE, List.of(fresh)).getFirst().position()).isEqualTo(Seq.ZERO);
    followers.begin(OTHER);
    assertThat(followers.behindAfter(OTHER, FIRST, 10)).isEmpty();
  }

  @Test
  void allThatAreBehindAreReadInParts() {
    RoomId fresh = people.room("fresh", Visibility.PUBLIC, ada);
    people.post(old, ada, "c0", "hello");

    RoomId first = followers.behindAfter(ONE, FIRST, 1).getFirst().room();
    RoomId second = followers.behindAfter(ONE, first, 1).getFirst().room();
    assertThat(List.of(first, second)).containsExactlyInAnyOrder(old, fresh);
    assertThat(followers.behindAfter(ONE, second, 1)).isEmpty();
  }

  @Test
  void positionsGoAheadAndNeverBack() {
    Seq first = people.post(old, ada, "c0", "hello");
    Seq second = people.post(old, ada, "c1", "hello");
    take(SELF);

    assertThat(followers.move(ONE, SELF, epoch(), Map.of(old, first))).isTrue();
    assertThat(followers.behind(ONE, List.of(old)))
        .containsExactly(new Behind(epoch(), old, first, second));
    assertThat(followers.move(ONE, SELF, epoch(), Map.of(old, second))).isTrue();
    assertThat(followers.move(ONE, SELF, epoch(), Map.of(old, first))).isTrue();
    assertThat(followers.behind(ONE, List.of(old))).isEmpty();
  }

  @Test
  void onlyWhoseTurnItIsMovesPositions() {
    Seq said = people.post(old, ada, "c0", "hello");
    take(SELF);
    take(NEIGHBOUR);

    assertThat(followers.move(ONE, SELF, epoch(), Map.of(old, said))).isFalse();
    assertThat(followers.behind(ONE, List.of(old))).hasSize(1);
    assertThat(followers.move(ONE, NEIGHBOUR, epoch(), Map.of(old, said))).isTrue();
  }

  @Test
  void positionsOfAnotherHistoryAreWorthNothing() {
    Seq said = people.post(old, ada, "c0", "hello");
    take(SELF);

    assertThat(followers.move(ONE, SELF, new Epoch("another"), Map.of(old, said))).isFalse();
    assertThat(followers.behind(ONE, List.of(old))).hasSize(1);
  }

  @Test
  void whoHasItSaysSoEachTimeAndOthersSayNothing() {
    take(SELF);
    Lease mine = followers.lease(ONE, SELF);
    assertThat(mine.holder()).isEqualTo(SELF);
    assertThat(followers.lease(ONE, NEIGHBOUR)).isEqualTo(mine);
    assertThat(followers.lease(ONE, NEIGHBOUR)).isEqualTo(mine);
    assertThat(followers.lease(ONE, SELF).beats()).isGreaterThan(mine.beats());
  }

  @Test
  void whoeverHasSaidSomethingMeanwhileKeepsIt() {
    take(SELF);
    Lease seen = followers.lease(ONE, NEIGHBOUR);
    followers.lease(ONE, SELF);

    assertThat(followers.grant(ONE, NEIGHBOUR, seen)).isFalse();
    assertThat(followers.lease(ONE, NEIGHBOUR).holder()).isEqualTo(SELF);
  }

  @Test
  void aTroubleComesBackAtItsTimeUntilItIsGivenUp() {
    Trouble trouble = new Trouble(old, new Seq(1), People.NOON, 1, People.NOON.plusSeconds(1));
    followers.keep(ONE, trouble);
    assertThat(followers.due(ONE, People.NOON, 10)).isEmpty();
    assertThat(followers.due(ONE, People.NOON.plusSeconds(1), 10)).containsExactly(trouble);
    assertThat(followers.due(OTHER, People.NOON.plusSeconds(1), 10)).isEmpty();
    assertThat(followers.setAside(ONE)).isZero();

    followers.keep(ONE, new Trouble(old, new Seq(1), People.NOON, 2, null));
    assertThat(followers.due(ONE, People.NOON.plusSeconds(100), 10)).isEmpty();
    assertThat(followers.setAside(ONE)).isEqualTo(1);

    followers.settle(ONE, old, new Seq(1));
    assertThat(followers.setAside(ONE)).isZero();
  }
}
