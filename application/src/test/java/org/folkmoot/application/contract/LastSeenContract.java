package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.presence.LastSeen;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link LastSeen}. */
public abstract class LastSeenContract {
  private static final Instant MORNING = Instant.parse("2026-02-03T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-02-03T18:00:00Z");

  protected abstract LastSeen sightings();

  protected abstract Users users();

  protected abstract Transactions transactions();

  @Test
  void theLatestSightingCountsWhicheverIsToldFirst() {
    UserId ada = person("ada");
    UserId bob = person("bob");
    sightings().seen(List.of(ada, bob), NOON);
    sightings().seen(List.of(ada), MORNING);
    sightings().seen(List.of(bob), EVENING);
    assertThat(sightings().last(List.of(ada, bob))).isEqualTo(Map.of(ada, NOON, bob, EVENING));
  }

  @Test
  void whoeverWasNeverSeenWasHereWhenTheirAccountWasMade() {
    UserId cleo = person("cleo");
    assertThat(sightings().last(List.of(cleo))).isEqualTo(Map.of(cleo, MORNING));
    assertThat(sightings().last(List.of(new UserId(new UUID(9, 9))))).isEmpty();
  }

  @Test
  void nobodyIsNoError() {
    sightings().seen(List.of(), NOON);
    assertThat(sightings().last(List.of())).isEmpty();
  }

  private UserId person(String name) {
    UserId id = new UserId(new UUID(3, name.hashCode()));
    User user =
        new User(
            id, new Username(name), new DisplayName(name), null, null, null, false, false, MORNING);
    transactions().write(() -> users().add(user, "hash"));
    return id;
  }
}
