package org.folkmoot.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.folkmoot.application.cluster.ClusterLevel;
import org.folkmoot.application.cluster.Feature;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.InMemoryReplicas;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.WhoMayAdd;
import org.junit.jupiter.api.Test;

class UserPreferencesTest {
  private static final UserId ADA = new UserId(new UUID(0, 5));
  private static final UserPreferences.PreferencesPatch NOBODY =
      new UserPreferences.PreferencesPatch(null, WhoMayAdd.NOBODY);
  private static final UserPreferences.PreferencesPatch UNSEEN =
      new UserPreferences.PreferencesPatch(false, null);

  private final TestTime time = new TestTime(Instant.EPOCH);
  private final InMemoryHouse house = new InMemoryHouse(time, Runnable::run);
  private final InMemoryReplicas replicas = new InMemoryReplicas();
  private final ClusterLevel level =
      new ClusterLevel(replicas, time, new UUID(0, 1), Feature.LEVEL);
  private final UserPreferences preferences = new UserPreferences(house.users, level);

  @Test
  void nobodyIsPromisedWhatAnOldReplicaWouldNotKeep() {
    replicas.rowless(true);
    level.beat();
    assertThat(preferences.choose(ADA, NOBODY))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            no -> assertThat(no.refusal().reason()).isEqualTo(Refusal.Reason.UNAVAILABLE));
    assertThat(preferences.choose(ADA, UNSEEN)).isInstanceOf(Decision.Accepted.class);

    replicas.rowless(false);
    time.pass(Duration.ofMinutes(1));
    level.beat();
    assertThat(preferences.choose(ADA, NOBODY)).isInstanceOf(Decision.Accepted.class);
  }
}
