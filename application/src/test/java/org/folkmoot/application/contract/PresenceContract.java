package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.presence.Presence.State;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Presence}. */
public abstract class PresenceContract {
  private static final UserId ADA = new UserId(new UUID(1, 1));
  private static final UserId BOB = new UserId(new UUID(1, 2));
  private static final UserId CLEO = new UserId(new UUID(1, 3));

  protected abstract Presence presence();

  @Test
  void nobodyIsHereBeforeTheyCame() {
    assertThat(presence().of(List.of(ADA, BOB))).isEmpty();
    assertThat(presence().of(List.of())).isEmpty();
    assertThat(presence().online(10)).isEmpty();
  }

  @Test
  void somebodyIsHereUntilTheyHaveGone() {
    Presence presence = presence();
    presence.here(ADA, State.ONLINE);
    presence.here(BOB, State.AWAY);
    assertThat(presence.of(List.of(ADA, BOB, CLEO)))
        .isEqualTo(Map.of(ADA, State.ONLINE, BOB, State.AWAY));
    presence.here(ADA, State.AWAY);
    presence.gone(BOB);
    assertThat(presence.of(List.of(ADA, BOB, CLEO))).isEqualTo(Map.of(ADA, State.AWAY));
    assertThat(presence.online(10)).containsExactly(ADA);
  }

  @Test
  void aRenewalIsTheWholeTruth() {
    Presence presence = presence();
    presence.here(ADA, State.ONLINE);
    presence.here(BOB, State.ONLINE);
    presence.renew(Map.of(BOB, State.AWAY, CLEO, State.ONLINE));
    assertThat(presence.of(List.of(ADA, BOB, CLEO)))
        .isEqualTo(Map.of(BOB, State.AWAY, CLEO, State.ONLINE));
  }

  @Test
  void noMoreAreNamedThanWereAskedFor() {
    Presence presence = presence();
    presence.renew(Map.of(ADA, State.ONLINE, BOB, State.ONLINE, CLEO, State.ONLINE));
    assertThat(presence.online(2)).hasSize(2).isSubsetOf(ADA, BOB, CLEO);
  }

  @Test
  void goingWithoutHavingComeIsNoError() {
    assertThatCode(() -> presence().gone(ADA)).doesNotThrowAnyException();
  }
}
