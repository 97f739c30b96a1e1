package org.folkmoot.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.folkmoot.application.log.RoomBusy;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.User;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who sleeps with a lock in the hand holds nobody up for long. */
final class SleepersTest {
  @RegisterExtension private static final Stored STORED = new Stored();
  private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");

  private final RoomId held = new RoomId(new UUID(1, 1));
  private final RoomId free = new RoomId(new UUID(1, 2));

  @BeforeEach
  void open() {
    found(held, "held");
    found(free, "free");
  }

  private static void found(RoomId id, String name) {
    Room room =
        Room.fresh(id, new RoomName(name), Description.NONE, Visibility.PUBLIC, User.HOUSE, NOON);
    STORED.transactions().write(() -> STORED.log().found(LockedRoom.founding(room)));
  }

  private static RoomLog.LockedRooms lock(RoomId... rooms) {
    return STORED.transactions().write(() -> STORED.log().lock(List.of(rooms)));
  }

  @Test
  void aRoomThatSomebodyHoldsIsGivenUpAfterASecondAndItsNeighbourIsNot() throws SQLException {
    try (Connection holder = STORED.connect()) {
      holder.setAutoCommit(false);
      try (PreparedStatement hold =
          holder.prepareStatement("select 1 from rooms where id = ? for update")) {
        hold.setObject(1, held.value());
        hold.execute();
      }
      long began = System.nanoTime();
      assertThatThrownBy(() -> lock(held, free)).isInstanceOf(RoomBusy.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
      assertThat(lock(free).rooms()).containsOnlyKeys(free);
      holder.rollback();
    }
    assertThat(lock(held).rooms()).containsOnlyKeys(held);
  }

  @Test
  void aReplicaThatSleepsInATransactionLosesItAndOthersGoOn() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch wake = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> sleeper =
          threads.submit(
              () ->
                  STORED
                      .transactions()
                      .write(
                          () -> {
                            RoomLog.LockedRooms mine = STORED.log().lock(List.of(held));
                            locked.countDown();
                            await(wake);
                            STORED.log().append(mine.rooms().values());
                            return STORED.log().ownersBesides(held, User.HOUSE);
                          }));
      locked.await();
      try {
        Awaitility.await()
            .atMost(Duration.ofSeconds(4))
            .ignoreExceptionsInstanceOf(RoomBusy.class)
            .until(() -> lock(held).rooms().containsKey(held));
      } finally {
        // Also when the others were held up: else the test would wait for the sleeper for ever.
        wake.countDown();
      }
      assertThatThrownBy(sleeper::get).hasCauseInstanceOf(Unavailable.class);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void twoWhoLockTheSameRoomsInOppositeOrderNeverDeadlock() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> there = threads.submit(() -> lockOften(held, free));
      Future<?> back = threads.submit(() -> lockOften(free, held));
      there.get();
      back.get();
    }
  }

  private static void lockOften(RoomId first, RoomId second) {
    for (int i = 0; i < 300; i++) {
      assertThat(lock(first, second).rooms()).hasSize(2);
    }
  }

  @Test
  void anotherHistoryHasAnotherEpoch() throws SQLException {
    RoomLog.LockedRooms before = lock(held);
    try (Connection connection = STORED.connect();
        PreparedStatement restore = connection.prepareStatement("update epoch set id = 'other'")) {
      restore.execute();
    }
    assertThat(lock(held).epoch()).isNotEqualTo(before.epoch());
    assertThat(STORED.history().heads(List.of(held)).epoch()).isEqualTo(lock(held).epoch());
    assertThat(STORED.history().standing(held, User.HOUSE).orElseThrow().epoch())
        .isEqualTo(lock(held).epoch());
    assertThat(STORED.rooms().viewsOf(User.HOUSE).epoch()).isEqualTo(lock(held).epoch());
  }
}
