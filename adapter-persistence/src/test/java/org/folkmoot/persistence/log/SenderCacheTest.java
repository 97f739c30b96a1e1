package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.database.Database;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is remembered of those who post, and what ends it. */
class SenderCacheTest {
  @RegisterExtension private static final Stored STORED = new Stored();

  private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
  private static final RoomId HALL = new RoomId(new UUID(0, 7));
  private static final UserId ADA = new UserId(new UUID(0, 8));
  private static final UserId BOB = new UserId(new UUID(0, 9));

  // Without its number: nobody but somebody with a hand in the tables does so.
  private static final String UNNUMBERED = "update memberships set role = 'owner'";

  private static final String NUMBERED =
      """
      update rooms set head = head + 1;
      update memberships set changed = (select head from rooms)""";

  private final RoomLog log = STORED.log();
  private final RoomLog elsewhere = new JdbcRoomLog(STORED.bean(Database.class));

  @BeforeEach
  void letIn() {
    STORED.person(ADA, "ada", NOON);
    STORED.person(BOB, "bob", NOON);
    RoomName name = new RoomName("hall");
    LockedRoom lockedRoom =
        LockedRoom.founding(Room.fresh(HALL, name, Description.NONE, Visibility.PUBLIC, ADA, NOON));
    lockedRoom.admitFounder(ADA, NOON);
    STORED.transactions().write(() -> log.found(lockedRoom));
    move(log, true);
  }

  private static void move(RoomLog log, boolean in) {
    STORED
        .transactions()
        .write(
            () -> {
              LockedRoom lockedRoom = log.lock(List.of(HALL)).rooms().get(HALL);
              if (in) {
                lockedRoom.join(BOB, log.member(HALL, BOB), NOON);
              } else {
                lockedRoom.leave(log.member(HALL, BOB), 1, NOON);
              }
              log.append(List.of(lockedRoom));
              return true;
            });
  }

  private static RoomLog.PostFacts look(RoomLog log, UserId sender) {
    return STORED
        .transactions()
        .write(() -> log.lockAndLook(List.of(ask(sender))))
        .looks()
        .getFirst();
  }

  private static RoomLog.PostLookup ask(UserId sender) {
    return new RoomLog.PostLookup(HALL, sender, new ClientId("a"), null, null, Set.of());
  }

  private static Role role(RoomLog.PostFacts facts) {
    return facts.member().map(Member::role).orElseThrow();
  }

  private static void sql(String statements) throws SQLException {
    try (Connection connection = STORED.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  @Test
  void whoPostsAgainIsRememberedUntilAMembershipOfTheRoomTakesANumber() throws SQLException {
    assertThat(role(look(log, BOB))).isEqualTo(Role.MEMBER);
    sql(UNNUMBERED);
    assertThat(role(look(log, BOB))).isEqualTo(Role.MEMBER);
    sql(NUMBERED);
    assertThat(role(look(log, BOB))).isEqualTo(Role.OWNER);
  }

  @Test
  void whatAnotherReplicaDoesIsSeen() {
    assertThat(look(log, BOB).member().map(Member::isIn)).contains(true);
    move(elsewhere, false);
    assertThat(look(log, BOB).member().map(Member::isIn)).contains(false);
    assertThat(look(elsewhere, BOB).member().map(Member::isIn)).contains(false);
    move(log, true);
    assertThat(look(elsewhere, BOB).member().map(Member::isIn)).contains(true);
  }

  @Test
  void whoeverIsSeenLaterThanTheirRoomHoldsAsLongAsItDoes() throws SQLException {
    look(log, BOB);
    sql(NUMBERED);
    assertThat(role(look(log, ADA))).isEqualTo(Role.OWNER);
    sql("update memberships set role = 'member'");
    assertThat(role(look(log, ADA))).isEqualTo(Role.OWNER);
    assertThat(role(look(log, BOB))).isEqualTo(Role.MEMBER);
  }

  @Test
  void whoIsRememberedAndWhoIsNotAreSeenAlikeInARoomThatHasMoved() throws SQLException {
    look(log, BOB);
    sql(NUMBERED);
    sql(UNNUMBERED);
    List<RoomLog.PostLookup> asks = List.of(ask(BOB), ask(ADA), ask(BOB));
    List<RoomLog.PostFacts> looks =
        STORED.transactions().write(() -> log.lockAndLook(asks)).looks();
    assertThat(looks).extracting(SenderCacheTest::role).containsOnly(Role.OWNER);
  }

  @Test
  void whatIsDoneWhileTheLockIsWaitedForIsSeen() throws Exception {
    look(log, BOB);
    try (Connection holder = STORED.connect();
        Statement held = holder.createStatement();
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      holder.setAutoCommit(false);
      held.execute("update rooms set head = head + 1");
      Future<RoomLog.PostFacts> waiting = other.submit(() -> look(log, BOB));
      while (!waiting.isDone() && !isSomebodyWaiting()) {
        Thread.onSpinWait();
      }
      held.execute("update memberships set role = 'owner', changed = (select head from rooms)");
      holder.commit();
      assertThat(role(waiting.get())).isEqualTo(Role.OWNER);
    }
  }

  private static boolean isSomebodyWaiting() throws SQLException {
    return number("select count(*) from pg_locks where not granted") > 0;
  }

  @Test
  void aboveSoManyAllAreLookedUpAnew() throws SQLException {
    RoomLog small = new JdbcRoomLog(STORED.bean(Database.class), 1);
    assertThat(role(look(small, ADA))).isEqualTo(Role.OWNER);
    sql("update memberships set role = 'admin'");
    assertThat(role(look(small, ADA))).isEqualTo(Role.OWNER);
    look(small, BOB);
    assertThat(role(look(small, ADA))).isEqualTo(Role.ADMIN);
  }

  @Test
  void anotherHistoryIsLookedUpAnew() throws SQLException {
    look(log, BOB);
    sql(UNNUMBERED + "; update epoch set id = 'other'");
    assertThat(role(look(log, BOB))).isEqualTo(Role.OWNER);
  }

  @Test
  void aRoomThatIsFurtherBackThanItWasIsLookedUpAnew() throws SQLException {
    look(log, BOB);
    sql(UNNUMBERED + "; update rooms set head = head - 1; update memberships set changed = 1");
    assertThat(role(look(log, BOB))).isEqualTo(Role.OWNER);
  }

  @Test
  void aNewNameIsSeenByAllReplicas() throws SQLException {
    look(log, BOB);
    look(elsewhere, BOB);
    sql("update users set display_name = 'Bob the second' where username = 'bob'");
    assertThat(look(log, BOB).sender().displayName()).isEqualTo("Bob the second");
    assertThat(look(elsewhere, BOB).sender().displayName()).isEqualTo("Bob the second");
  }

  @Test
  void onlyNamesAreCounted() throws SQLException {
    long before = names();
    sql("update users set bio = 'somebody', display_name = display_name, rooms_version = 9");
    assertThat(names()).isEqualTo(before);
    sql("update users set display_name = 'A' where username = 'ada'");
    assertThat(names()).isEqualTo(before + 1);
  }

  private static long names() throws SQLException {
    return number("select names from epoch");
  }

  private static long number(String question) throws SQLException {
    try (Connection connection = STORED.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void ofARoomThatHasBecomeSlowNothingIsRemembered() throws SQLException {
    look(log, BOB);
    sql("update rooms set slow_mode_seconds = 9; update memberships set posted_at = now()");
    assertThat(look(log, BOB).lastPost()).isPresent();
    sql("update memberships set posted_at = null");
    assertThat(look(log, BOB).lastPost()).isEmpty();
  }

  @Test
  void inADirectRoomABlockIsSeenAtOnce() throws SQLException {
    sql("update rooms set kind = 'direct', people = array(select user_id from memberships)");
    assertThat(look(log, BOB).blocked()).isFalse();
    sql("insert into blocks values ('" + BOB + "', '" + ADA + "', now())");
    assertThat(look(log, BOB).blocked()).isTrue();
    sql("delete from blocks");
    assertThat(look(log, BOB).blocked()).isFalse();
  }
}
