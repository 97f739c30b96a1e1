package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.folkmoot.application.log.Directs;
import org.folkmoot.domain.room.DirectParticipants;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.rules.DirectRooms;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.Test;

final class DirectRaceTest {
  private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
  private static final int AT_ONCE = 16;

  @Test
  void ofSixteenWhoOpenTheSameRoomAtOnceOneFoundsItAndAllHaveIt() throws Exception {
    try (Stored stored = new Stored();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      Directs directs = stored.bean(Directs.class);
      UserId ada = new UserId(new UUID(0, 7));
      stored.person(ada, "ada", NOON);
      DirectParticipants participants = DirectParticipants.of(List.of(User.HOUSE, ada));
      CountDownLatch all = new CountDownLatch(AT_ONCE);
      List<Future<Boolean>> founders = new ArrayList<>();
      List<RoomId> had = java.util.Collections.synchronizedList(new ArrayList<>());
      for (int i = 0; i < AT_ONCE; i++) {
        RoomId id = new RoomId(new UUID(3, i));
        founders.add(
            threads.submit(
                () -> {
                  all.countDown();
                  all.await();
                  return stored
                      .transactions()
                      .write(
                          () -> {
                            Room room = Room.direct(id, new RoomName("x"), User.HOUSE, NOON);
                            boolean mine =
                                stored.log().found(DirectRooms.founding(room, participants, NOON));
                            had.add(directs.of(participants).orElseThrow());
                            return mine;
                          });
                }));
      }
      int made = 0;
      for (Future<Boolean> founder : founders) {
        made += founder.get() ? 1 : 0;
      }
      assertThat(made).isEqualTo(1);
      assertThat(had).hasSize(AT_ONCE);
      assertThat(had.stream().distinct()).hasSize(1);
    }
  }
}
