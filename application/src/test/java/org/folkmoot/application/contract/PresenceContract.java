package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.folkmoot.application.live.Presence;
import org.folkmoot.domain.user.UserId;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Presence}. */
public abstract class PresenceContract {
  private static final UserId ADA = new UserId(new UUID(1, 1));
  private static final UserId BOB = new UserId(new UUID(1, 2));

  protected abstract Presence presence();

  @Test
  void nobodyIsOnlineBeforeTheyCame() {
    assertThat(presence().isOnline(ADA)).isFalse();
  }

  @Test
  void somebodyIsOnlineUntilTheirLastSocketIsClosed() {
    Presence presence = presence();
    presence.came(ADA);
    presence.came(ADA);
    presence.went(ADA);
    assertThat(presence.isOnline(ADA)).isTrue();
    assertThat(presence.isOnline(BOB)).isFalse();
    presence.went(ADA);
    assertThat(presence.isOnline(ADA)).isFalse();
    presence.came(ADA);
    assertThat(presence.isOnline(ADA)).isTrue();
  }

  @Test
  void oneWhoGoesWithoutHavingComeIsNotOwedAComing() {
    Presence presence = presence();
    presence.went(ADA);
    presence.came(ADA);
    assertThat(presence.isOnline(ADA)).isTrue();
  }

  @Test
  void manyAtOnceAreCounted() {
    Presence presence = presence();
    presence.came(ADA);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        threads.execute(
            () -> {
              presence.came(ADA);
              presence.went(ADA);
            });
      }
    }
    assertThat(presence.isOnline(ADA)).isTrue();
    presence.went(ADA);
    assertThat(presence.isOnline(ADA)).isFalse();
  }
}
