package org.folkmoot.application.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.application.memory.InMemoryReplicas;
import org.folkmoot.application.memory.TestTime;
import org.junit.jupiter.api.Test;

class ClusterLevelTest {
  private static final int OLD = Feature.FIRST_LEVEL;
  private static final int NEW = Feature.WHO_MAY_ADD_ME.level();

  private final InMemoryReplicas replicas = new InMemoryReplicas();
  private final AtomicInteger rises = new AtomicInteger();
  private final TestTime time = new TestTime(Instant.EPOCH);

  private ClusterLevel replica(int id, int known) {
    ClusterLevel level = new ClusterLevel(replicas, time, new UUID(1, id), known);
    level.onRise(rises::incrementAndGet);
    return level;
  }

  @Test
  void whoIsAloneUsesAllThatItKnowsAtOnce() {
    ClusterLevel alone = replica(1, NEW);
    assertThat(alone.has(Feature.WHO_MAY_ADD_ME)).isFalse();

    alone.beat();

    assertThat(alone.has(Feature.WHO_MAY_ADD_ME)).isTrue();
    assertThat(alone.features()).contains("whoMayAddMe");
    assertThat(rises).hasValue(1);
  }

  @Test
  void whatIsNewIsNotUsedWhileAReplicaLivesThatDoesNotKnowIt() {
    ClusterLevel old = replica(1, OLD);
    ClusterLevel fresh = replica(2, NEW);
    for (int beat = 0; beat < 100; beat++) {
      old.beat();
      fresh.beat();
      time.pass(Duration.ofMillis(ClusterLevel.BEAT_MILLIS));
    }
    assertThat(fresh.features()).isEmpty();
    assertThat(rises).hasValue(0);
  }

  @Test
  void itIsUsedSoonAfterTheLastOldOneHasEnded() {
    ClusterLevel old = replica(1, OLD);
    ClusterLevel fresh = replica(2, NEW);
    old.beat();
    fresh.beat();
    time.pass(Duration.ofNanos(ClusterLevel.DEAD_AFTER_NANOS));
    fresh.beat();
    assertThat(fresh.has(Feature.WHO_MAY_ADD_ME)).isFalse();

    time.pass(Duration.ofNanos(1));
    fresh.beat();

    assertThat(fresh.has(Feature.WHO_MAY_ADD_ME)).isTrue();
  }

  @Test
  void aReplicaOfAVersionWithoutRowsCountsAsTheFirstLevel() {
    ClusterLevel fresh = replica(1, NEW);
    replicas.rowless(true);
    fresh.beat();
    assertThat(fresh.features()).isEmpty();

    // Its connections may only be broken for a moment.
    replicas.rowless(false);
    fresh.beat();
    assertThat(fresh.features()).isEmpty();

    time.pass(Duration.ofNanos(ClusterLevel.DEAD_AFTER_NANOS + 1));
    fresh.beat();
    assertThat(fresh.features()).isNotEmpty();
  }

  @Test
  void whatWasOnceUsedStaysSoWhenAnOldOneComesBackAndThatOneOffersOnlyWhatItKnows() {
    ClusterLevel fresh = replica(1, NEW);
    fresh.beat();
    ClusterLevel old = replica(2, OLD);
    old.beat();
    fresh.beat();

    assertThat(fresh.has(Feature.WHO_MAY_ADD_ME)).isTrue();
    assertThat(old.has(Feature.WHO_MAY_ADD_ME)).isFalse();
    assertThat(old.isBehind()).isTrue();
    assertThat(fresh.isBehind()).isFalse();
  }

  @Test
  void whoSleptAndWasForgottenIsHeardAgain() {
    ClusterLevel old = replica(1, OLD);
    ClusterLevel third = replica(3, OLD);
    ClusterLevel fresh = replica(2, NEW);
    old.beat();
    third.beat();
    fresh.beat();
    for (int beat = 0; beat < 8; beat++) {
      time.pass(Duration.ofMillis(ClusterLevel.BEAT_MILLIS));
      third.beat();
      fresh.beat();
    }
    assertThat(replicas.beat(new UUID(1, 2), NEW).replicas()).hasSize(2);

    old.beat();

    assertThat(replicas.beat(new UUID(1, 2), NEW).replicas()).hasSize(3);
    fresh.beat();
    assertThat(fresh.features()).isEmpty();
  }
}
