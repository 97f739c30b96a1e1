package org.folkmoot.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.room.Settings;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

class ChangeProfileTest {
  private static final UserId NOA = new UserId(new UUID(0, 8));
  private static final ClientAddress HERE = ClientAddress.of(InetAddress.getLoopbackAddress());

  /** As it was allowed before: with a mark that turns the line. */
  private static final String OLD = "נועה\u200F";

  private final InMemoryHouse house = new InMemoryHouse(new TestTime(Instant.EPOCH), Runnable::run);

  @Test
  void aNameOfBeforeStaysInTheWayOfNothingElse() {
    User noa =
        new User(
            NOA,
            new Username("noa"),
            new DisplayName(OLD),
            null,
            null,
            OLD,
            false,
            false,
            Instant.EPOCH);
    house.store.write(() -> house.users.add(noa, "hash"));

    assertThat(change(new ChangeProfile.ProfilePatch(OLD, null, "Gardener", OLD)))
        .isInstanceOf(Decision.Accepted.class);
    assertThatThrownBy(() -> change(new ChangeProfile.ProfilePatch(OLD + "!", null, null, null)))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void aTopicOfBeforeStaysInTheWayOfNoOtherSetting() {
    Settings old =
        new SettingsPatch(Map.of("slowModeSeconds", 5))
            .on(
                new Settings(
                    OLD,
                    null,
                    Settings.USUAL.whoMayPost(),
                    0,
                    Settings.USUAL.whoMayInvite(),
                    null,
                    null,
                    Settings.USUAL.historyForNewcomers()));

    Settings now = new SettingsPatch(Map.of("topic", OLD, "slowModeSeconds", 9)).on(old);

    assertThat(now.topic()).isEqualTo(OLD);
    assertThat(now.slowModeSeconds()).isEqualTo(9);
    assertThatThrownBy(() -> new SettingsPatch(Map.of("topic", OLD + "!")).on(old))
        .isInstanceOf(InvalidValue.class);
  }

  private Decision<?> change(ChangeProfile.ProfilePatch wish) {
    return house.changeProfile().change(NOA, wish, HERE);
  }
}
