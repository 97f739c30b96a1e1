package org.folkmoot.application.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.TailEntry;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.Test;

/** What the application relies on in {@link Doorbell}: little, for a ring may always be lost. */
public abstract class DoorbellContract {
  // Far more than a pipe to a neighbour holds, so that one who waits for it would be seen.
  private static final int RINGS = 10_000;
  private static final RoomId ROOM = new RoomId(new UUID(1, 1));
  private static final UserId USER = new UserId(new UUID(1, 2));
  private static final Frame FRAME = () -> "{}".getBytes(StandardCharsets.UTF_8);

  protected abstract Doorbell doorbell();

  @Test
  void ringingNeitherBlocksNorFails() {
    Doorbell doorbell = doorbell();
    doorbell.attend(ROOM);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (int i = 1; i <= RINGS; i++) {
            doorbell.ring(
                new Ring.RoomRing(
                    new Epoch("one"), ROOM, new TailEntry(new Seq(i), null, null, FRAME, 0)));
          }
          doorbell.ring(new Ring.UserRing(USER));
          doorbell.ring(new Ring.LookRing(ROOM));
          doorbell.ring(new Ring.TypingRing(ROOM, USER, new Username("ada"), true));
          doorbell.ring(new Ring.PassingRing(ROOM, USER, FRAME));
          doorbell.ring(new Ring.PresenceRing(USER));
          doorbell.ring(new Ring.PersonRing(USER, FRAME));
          doorbell.ring(new Ring.DirtyRing(Set.of(ROOM)));
          doorbell.ring(new Ring.SignInRing(new SignInId(new UUID(1, 3)), USER));
        });
  }

  @Test
  void attendingAndIgnoringMayBeRepeated() {
    Doorbell doorbell = doorbell();
    assertThatCode(
            () -> {
              doorbell.ignore(ROOM);
              doorbell.ignore(USER);
              for (int i = 0; i < 3; i++) {
                doorbell.attend(ROOM);
                doorbell.attend(USER);
              }
              for (int i = 0; i < 4; i++) {
                doorbell.ignore(ROOM);
                doorbell.ignore(USER);
              }
            })
        .doesNotThrowAnyException();
  }
}
