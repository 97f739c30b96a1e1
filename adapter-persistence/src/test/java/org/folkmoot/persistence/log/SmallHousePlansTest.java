package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.database.Database;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A plan is made once for each connection, perhaps on the first day: what fits a house with a dozen
 * people must fit it a year later.
 */
final class SmallHousePlansTest {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Test
  void aSmallHouseIsReadByIndexesLikeALargeOne() throws SQLException {
    for (int i = 0; i < 12; i++) {
      STORED.person(new UserId(new UUID(2, i)), "person" + i, Instant.EPOCH);
    }
    try (Connection outside = STORED.connect();
        Statement statement = outside.createStatement()) {
      statement.execute("analyze");
    }
    Explaining explaining = Explaining.over(STORED, Explaining.How.PLANNED);
    RoomId room = new RoomId(new UUID(1, 1));
    RoomLog.PostLookup lookup =
        new RoomLog.PostLookup(room, User.HOUSE, new ClientId("a"), null, null, Set.of());
    JdbcRoomLog log = new JdbcRoomLog(explaining);
    explaining.write(() -> log.lockAndLook(List.of(lookup)));
    log.known(List.of(lookup));
    new JdbcHistory(explaining).page(User.HOUSE, room, new History.Where.Newest(), 50);
    new JdbcRooms(explaining).viewsOf(User.HOUSE);
    assertThat(explaining.plans()).hasSizeGreaterThan(4);
    explaining.assertNoneScansALargeTable();
  }

  @Test
  void aPageReadsTheFewWhoSpeakInItAndNotEverybody() throws SQLException {
    LargeHouse.fill(STORED, LargeHouse.Size.FEW_WHO_TALK);
    Explaining explaining = Explaining.over(STORED, Explaining.How.PLANNED);
    JdbcHistory history = new JdbcHistory(explaining);
    RoomId room = new RoomId(new UUID(0, 7));
    history.page(LargeHouse.USER, room, new History.Where.Newest(), 50);
    history.page(LargeHouse.USER, room, new History.Where.After(new Seq(100)), 50);
    history.changes(LargeHouse.USER, room, new Seq(100), new Seq(400), false, 200);
    assertThat(explaining.plans()).hasSizeGreaterThan(2);
    explaining.assertNoneWalksThroughALargeTable();
  }

  @Test
  void whatIsUnreadIsCountedWithoutReadingTheMessages() throws SQLException {
    LargeHouse.fill(STORED, LargeHouse.Size.FEW_WHO_TALK);
    Explaining explaining = Explaining.over(STORED, Explaining.How.PLANNED);
    new JdbcRooms(explaining).viewsOf(LargeHouse.USER);
    assertThat(explaining.plans().getFirst().plan())
        .containsPattern(
            "Index Only Scan using messages_pkey[^\n]*\n *Index Cond:[^\n]*\n *Filter: .*sender_id");
  }

  @Test
  void noStatementIsPlannedTwice() {
    Database database = STORED.bean(Database.class);
    assertThat(database.<String>statement(c -> told(c, "show plan_cache_mode")))
        .isEqualTo("force_generic_plan");
    assertThat(
            database.<String>statement(
                c -> {
                  Columns.query(
                      c, "select count(*) from users where id = ?", r -> 1, new UUID(1, 1));
                  return told(
                      c,
                      "select generic_plans || ' of ' || generic_plans + custom_plans"
                          + " from pg_prepared_statements where statement like '%from users where id%'");
                }))
        .isEqualTo("1 of 1");
  }

  private static String told(Connection c, String sql) throws SQLException {
    return Columns.query(c, sql, row -> row.getString(1)).getFirst();
  }
}
