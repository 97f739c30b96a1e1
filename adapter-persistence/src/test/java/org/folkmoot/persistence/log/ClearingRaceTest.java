package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.folkmoot.application.memory.InMemoryHouse.accepted;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.TestTime;
import org.folkmoot.application.room.ActInRoom;
import org.folkmoot.application.room.ApplyRetention;
import org.folkmoot.application.room.ChangeRoom;
import org.folkmoot.application.room.CreateRoom;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.RoomAdministration;
import org.folkmoot.domain.rules.SettingsPatch;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.Test;

/** Replicas that clear the same rooms at once do together what one would have done alone. */
final class ClearingRaceTest {
  private static final int AT_ONCE = 8;
  private static final int SAID = 1_800;
  private static final int KEPT = 10;

  private final TestTime time = new TestTime(Instant.parse("2026-02-03T12:00:00Z"));
  // Only for the ears of those who are connected, of whom there are none.
  private final Live live = new InMemoryHouse(time, Runnable::run).live;
  private final UserId owner = new UserId(new UUID(5, 1));

  @Test
  void whatIsForgottenIsForgottenOnceAndWhatIsDeletedIsPurged() throws Exception {
    try (Stored stored = new Stored();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      stored.person(owner, "owner", time.instant());
      RoomId forgetful = room(stored, "forgetful");
      RoomId doomed = room(stored, "doomed");
      ChangeRoom change =
          new ChangeRoom(
              new ActInRoom(change(stored), stored.log(), stored.users()),
              stored.log(),
              stored.rooms());
      accepted(
          change.change(
              owner,
              forgetful,
              new RoomAdministration.RoomPatch(
                  null, null, null, null, new SettingsPatch(Map.of("keepNewest", KEPT)))));
      accepted(change.delete(owner, doomed));
      long head = stored.rooms().view(forgetful, owner).orElseThrow().head();

      // More often than is needed: whoever comes when all is done must do nothing.
      for (int i = 0; i < 4; i++) {
        atOnce(stored, threads);
      }

      RoomView left = stored.rooms().view(forgetful, owner).orElseThrow();
      int batches = Math.ceilDiv(SAID - KEPT, ApplyRetention.ROWS);
      assertThat(left.head()).as("one change for each batch").isEqualTo(head + batches);
      try (Connection c = stored.connect()) {
        String of = " from messages where room_id = '%s' and kind = 'text'".formatted(forgetful);
        assertThat(number(c, "select count(*)" + of)).isEqualTo(SAID);
        assertThat(number(c, "select count(*)" + of + " and body <> ''")).isEqualTo(KEPT);
        assertThat(number(c, "select count(*)" + of + " and seq >= " + left.firstSeq()))
            .isEqualTo(KEPT);
        for (String table : List.of("messages", "memberships", "moderation", "reactions")) {
          assertThat(
                  number(
                      c, "select count(*) from %s where room_id = '%s'".formatted(table, doomed)))
              .as(table)
              .isZero();
        }
        assertThat(
                number(
                    c,
                    "select count(*) from rooms where purged_at is not null and id = '%s'"
                        .formatted(doomed)))
            .isEqualTo(1);
        assertThat(
                number(
                    c, "select deadlocks from pg_stat_database where datname = current_database()"))
            .isZero();
      }
    }
  }

  private void atOnce(Stored stored, ExecutorService threads) throws Exception {
    CountDownLatch all = new CountDownLatch(AT_ONCE);
    List<Future<Boolean>> replicas = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      ApplyRetention clear =
          new ApplyRetention(
              stored.bean(Retention.class), stored.transactions(), change(stored), time);
      replicas.add(
          threads.submit(
              () -> {
                all.countDown();
                all.await();
                clear.clear();
                return true;
              }));
    }
    for (Future<Boolean> replica : replicas) {
      assertThat(replica.get()).isTrue();
    }
  }

  private ChangeInRoom change(Stored stored) {
    return new ChangeInRoom(stored.log(), stored.transactions(), live, time);
  }

  private RoomId room(Stored stored, String name) {
    CreateRoom create =
        new CreateRoom(
            stored.log(), stored.rooms(), stored.transactions(), live, time, UUID::randomUUID);
    RoomView made =
        accepted(create.create(owner, new RoomName(name), Description.NONE, Visibility.PUBLIC));
    RoomId room = new RoomId(UUID.fromString(made.id()));
    stored
        .transactions()
        .write(
            () -> {
              var lockedRoom = stored.log().lock(List.of(room)).room(room).orElseThrow();
              for (int i = 0; i < SAID; i++) {
                lockedRoom.welcome(owner, new Body("words"), time.instant());
              }
              stored.log().append(List.of(lockedRoom));
              return true;
            });
    return room;
  }

  private static long number(Connection c, String sql) throws SQLException {
    try (Statement statement = c.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
