package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.User;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.Test;

final class ReadMarkRaceTest {
  private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

  @Test
  void aMarkThatMovesWhileItsOwnerLeavesIsNotSetBack() {
    try (Stored stored = new Stored()) {
      RoomId hall = new RoomId(new UUID(1, 1));
      stored
          .transactions()
          .write(
              () -> {
                LockedRoom lockedRoom =
                    LockedRoom.founding(
                        Room.fresh(
                            hall,
                            new RoomName("hall"),
                            Description.NONE,
                            Visibility.PUBLIC,
                            User.HOUSE,
                            NOON));
                lockedRoom.admitFounder(User.HOUSE, NOON);
                lockedRoom.welcome(
                    User.HOUSE, org.folkmoot.domain.message.Body.written("hi"), NOON);
                return stored.log().found(lockedRoom);
              });
      Seq head = new Seq(3);
      stored
          .transactions()
          .write(
              () -> {
                LockedRoom lockedRoom = stored.log().lock(List.of(hall)).rooms().get(hall);
                Optional<Member> read = stored.log().member(hall, User.HOUSE);
                CompletableFuture.runAsync(
                        () -> {
                          var _ = stored.rooms().markRead(User.HOUSE, hall, head, false);
                        })
                    .join();
                lockedRoom.leave(read, 1, NOON);
                stored.log().append(List.of(lockedRoom));
                return true;
              });
      assertThat(stored.log().member(hall, User.HOUSE).orElseThrow().read()).isEqualTo(head);
    }
  }
}
