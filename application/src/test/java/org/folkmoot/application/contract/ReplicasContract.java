package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.folkmoot.application.cluster.Replicas;
import org.folkmoot.application.cluster.Replicas.Replica;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Replicas}. */
public abstract class ReplicasContract {
  private static final UUID ONE = new UUID(7, 1);
  private static final UUID OTHER = new UUID(7, 2);

  protected abstract Replicas replicas();

  @Test
  void eachSeesAllOthersAndItself() {
    replicas().beat(ONE, 2);
    replicas().beat(ONE, 2);

    assertThat(replicas().beat(OTHER, 3).replicas())
        .containsExactlyInAnyOrder(new Replica(ONE, 2, 2), new Replica(OTHER, 3, 1));
  }

  @Test
  void whoHasEndedIsForgotten() {
    replicas().beat(ONE, 2);
    replicas().forget(new Replica(ONE, 2, 1));

    assertThat(replicas().beat(OTHER, 2).replicas()).containsExactly(new Replica(OTHER, 2, 1));
  }

  @Test
  void whoHasSaidSomethingMeanwhileIsNotForgotten() {
    replicas().beat(ONE, 2);
    replicas().beat(ONE, 2);
    replicas().forget(new Replica(ONE, 2, 1));

    assertThat(replicas().beat(OTHER, 2).replicas()).contains(new Replica(ONE, 2, 2));
  }

  @Test
  void theLevelOnlyRises() {
    int before = replicas().beat(ONE, 2).clusterLevel();

    assertThat(replicas().raise(before + 2)).isEqualTo(before + 2);
    assertThat(replicas().raise(before + 1)).isEqualTo(before + 2);
    assertThat(replicas().beat(ONE, 2).clusterLevel()).isEqualTo(before + 2);
  }
}
