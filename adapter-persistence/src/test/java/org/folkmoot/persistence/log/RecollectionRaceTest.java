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
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.domain.ledger.Ledger;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Draft;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.database.Database;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was decided on what is remembered, while somebody else has the room's lock. */
class RecollectionRaceTest {
  @RegisterExtension private static final Stored STORED = new Stored();

  private static final Instant NOON = Instant.parse("2026-02-03T12:00:00Z");
  private static final RoomId HALL = new RoomId(new UUID(0, 7));
  private static final UserId ADA = new UserId(new UUID(0, 8));

  private final RoomLog log = new JdbcRoomLog(STORED.bean(Database.class));

  @BeforeEach
  void settleIn() {
    STORED.person(ADA, "ada", NOON);
    Ledger founding =
        Ledger.founding(
            Room.fresh(HALL, new RoomName("hall"), Description.NONE, Visibility.PUBLIC, ADA, NOON));
    founding.admitFounder(ADA, NOON);
    STORED.transactions().write(() -> log.found(founding));
    for (int i = 0; i < Trail.SURE + 2; i++) {
      String clientId = "c" + i;
      STORED
          .transactions()
          .write(
              () -> {
                RoomLog.Seen seen = log.lockAndLook(List.of(ask(clientId)));
                say(seen, clientId);
                log.conclude(seen.locked().ledgers().values());
                return true;
              });
    }
  }

  private static RoomLog.Ask ask(String clientId) {
    return new RoomLog.Ask(HALL, ADA, new ClientId(clientId), null, Set.of());
  }

  private static void say(RoomLog.Seen seen, String clientId) {
    Draft draft = new Draft(ADA, new ClientId(clientId), new Body("hello"), null, List.of());
    seen.locked()
        .ledger(HALL)
        .orElseThrow()
        .post(seen.looks().getFirst().member(), draft, false, NOON);
  }

  /** Concludes while somebody holds the room, of whom nothing is committed yet. */
  private boolean concludedBeside(String deed) throws SQLException {
    RoomLog.Recollection memory = log.recall(List.of(ask("x"))).orElseThrow();
    say(memory.seen(), "x");
    try (Connection holder = STORED.connect();
        Statement held = holder.createStatement()) {
      holder.setAutoCommit(false);
      held.execute(deed);
      boolean kept = memory.conclude();
      holder.commit();
      return kept;
    }
  }

  private static long number(String question) throws SQLException {
    try (Connection connection = STORED.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static long kept() throws SQLException {
    return number("select count(*) from messages where client_id = 'x'");
  }

  @Test
  void whereSomebodyElseIsJustNowNothingIsKeptAndNothingWaitedFor() throws SQLException {
    long before = number("select head from rooms");
    assertThat(concludedBeside("update rooms set head = head + 1")).isFalse();
    assertThat(kept()).isZero();
    assertThat(number("select head from rooms")).isEqualTo(before + 1);
  }

  @Test
  void whoeverOnlyHoldsItMayBeAboutToChangeIt() throws SQLException {
    assertThat(concludedBeside("select 1 from rooms for no key update")).isFalse();
    assertThat(kept()).isZero();
  }

  @Test
  void whoeverOnlyReadsItHoldsNobodyUp() throws SQLException {
    assertThat(concludedBeside("select 1 from rooms")).isTrue();
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void ofTwoThatRecallTheSameOneIsKept() throws SQLException {
    RoomLog.Recollection other = log.recall(List.of(ask("y"))).orElseThrow();
    say(other.seen(), "y");
    assertThat(concludedBeside("select 1 from rooms")).isTrue();
    assertThat(other.conclude()).isFalse();
    assertThat(number("select count(*) from messages where client_id in ('x', 'y')")).isEqualTo(1);
  }
}
