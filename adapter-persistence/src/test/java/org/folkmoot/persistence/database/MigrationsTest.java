package org.folkmoot.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.persistence.testing.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The tables are changed in peace, and nobody waits long for that. */
class MigrationsTest {
  private static final UUID ROOM = new UUID(0, 1);
  private static final String INSERT =
      "insert into folkmoot.messages"
          + " (room_id, seq, changed, kind, sender_id, body, created_at, reply_to) values ";

  private final TestDatabases.Database database = TestDatabases.blank();

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private CompletableFuture<Void> migration(String location, int attempts) {
    Migrations migrations = new Migrations(location, attempts, Duration.ofMillis(10));
    return CompletableFuture.runAsync(
        () ->
            migrations.migrate(
                database.jdbcUrl(), database.user(), database.password(), "folkmoot"));
  }

  /** As Folkmoot does it, with the pool and its manners. */
  private void start(String location) {
    Map<String, Object> properties = new HashMap<>(database.properties());
    properties.put("datasources.default.driver-class-name", "org.postgresql.Driver");
    properties.put("datasources.default.dialect", "POSTGRES");
    properties.put("datasources.default.schema", "folkmoot");
    properties.put("datasources.default.maximum-pool-size", 2);
    properties.put("datasources.default.minimum-idle", 1);
    properties.put("folkmoot.migrations", location);
    ApplicationContext.run(properties).close();
  }

  @Test
  void aMigrationTakesLongerThanAnythingElseMayAndThanTheDatabaseItselfWould() throws SQLException {
    String name = ask("select current_database()");
    for (String limit : new String[] {"statement_timeout", "idle_in_transaction_session_timeout"}) {
      execute("alter database %s set %s = '1s'".formatted(name, limit));
    }
    start("classpath:db/slow");
    assertThat(ask("select description from folkmoot.flyway_schema_history where version = '1'"))
        .isEqualTo("slow");
  }

  @Test
  void aMigrationThatIsCutOffFailsAtOnce() throws Exception {
    CompletableFuture<Void> migration = migration("classpath:db/slow", 2);
    Awaitility.await()
        .until(
            () ->
                ask("""
                    select count(pg_terminate_backend(pid)) > 0 from pg_stat_activity
                    where application_name = 'folkmoot migration' and query like '%pg_sleep%'""")
                    .equals("t"));
    assertThatThrownBy(() -> migration.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(FlywayException.class);
  }

  @Test
  void aTableThatIsInUseIsAskedForAgainAndAgain() throws Exception {
    execute("create table public.busy (id int)");
    try (Connection holder = database.connect();
        Statement hold = holder.createStatement()) {
      holder.setAutoCommit(false);
      hold.execute("select count(*) from public.busy");
      CompletableFuture<Void> migration = migration("classpath:db/busy", 1_000);
      String first = waiting();
      // Another process of the server asks now: the first gave up.
      Awaitility.await().until(() -> !waiting().equals(first));
      assertThat(migration).isNotDone();
      holder.rollback();
      migration.get(30, TimeUnit.SECONDS);
    }
    assertThat(ask("select count(note) from public.busy")).isEqualTo("0");
  }

  /** The moment since when the table is waited for. */
  private String waiting() {
    return Awaitility.await()
        .until(
            () ->
                ask(
                    "select coalesce(max(l.waitstart)::text, '') from pg_locks l"
                        + " where not l.granted and l.relation = 'public.busy'::regclass"),
            since -> !since.isEmpty());
  }

  @Test
  void whoWouldWaitForEachOtherForEverBeginsAnew() throws Exception {
    execute(
        """
        create table public.first as select 0 as id;
        create table public.second as select 0 as id;
        alter database %s set deadlock_timeout = '50ms'"""
            .formatted(ask("select current_database()")));
    try (Connection holder = database.connect();
        Statement hold = holder.createStatement()) {
      // The migration finds it out, not this one.
      hold.execute("set deadlock_timeout = '1min'");
      holder.setAutoCommit(false);
      hold.execute("update public.second set id = 10");
      CompletableFuture<Void> migration = migration("classpath:db/crossing", 1_000);
      Awaitility.await()
          .until(
              () ->
                  ask("""
                      select count(*) from pg_stat_activity
                      where application_name = 'folkmoot migration' and query like '%pg_sleep%'""")
                      .equals("1"));
      hold.execute("update public.first set id = 10");
      holder.commit();
      migration.get(30, TimeUnit.SECONDS);
    }
    assertThat(ask("select f.id || ' ' || s.id from public.first f, public.second s"))
        .isEqualTo("11 11");
  }

  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .schemas("folkmoot")
        .defaultSchema("folkmoot")
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }

  @Test
  void ofTheRoomsThatThereAreThePlainOnesAreGivenTheirLooksAndTheOldestOfThoseAlike()
      throws Exception {
    migrateTo("14");
    for (String name : new String[] {"Tea  10", "garden", "lris", "Iris 2", "1ris", "J\u0430m"}) {
      call(name);
    }
    migration("classpath:db/migration", 1).get(30, TimeUnit.SECONDS);
    assertThat(
            ask(
                """
                select string_agg(name || '=' || coalesce(name_skeleton, '?'), ',' order by name collate "C")
                from folkmoot.rooms"""))
        .isEqualTo(
            "1ris=?,Iris 2=lris 2,J\u0430m=?,Tea  10=%s,garden=garden,lris=lris"
                .formatted(new RoomName("Tea  10").skeleton()));
    // A replica of the version before makes and renames rooms as if there were no looks.
    call("tea 1O");
    execute("update folkmoot.rooms set name = 'Jam', name_key = 'jam' where name = 'garden'");
    execute(
        "update folkmoot.rooms set name_skeleton = 'garden', skeleton_of = name where name = 'lris'");
    // Of those that have the name that their looks were made of, no two have the same.
    assertThatThrownBy(
            () ->
                execute(
                    "update folkmoot.rooms set name_skeleton = 'garden', skeleton_of = name"
                        + " where name = '1ris'"))
        .hasMessageContaining("rooms_public_skeleton");
  }

  private void call(String name) throws SQLException {
    execute(
        """
        insert into folkmoot.rooms (id, kind, name, name_key, description, visibility, head,
          changed, event, first_seq, member_count, created_by, created_at)
        values (gen_random_uuid(), 'room', '%1$s', lower('%1$s'), '', 'public', 1, 1, 'created', 1,
          0, '%2$s', now())"""
            .formatted(name, ROOM));
  }

  @Test
  void whatIsAnsweredIsMarkedAndOfWhatWasNothingIsKnown() throws Exception {
    migrateTo("11");
    say(1, null);
    say(2, null);
    say(3, 1);
    say(4, 1);
    migration("classpath:db/migration", 1).get(30, TimeUnit.SECONDS);
    assertThat(marked()).isEqualTo("1?,2?,3?,4?");
    say(5, 4);
    say(6, 5);
    assertThat(marked()).isEqualTo("1?,2?,3?,4,5");
    // As one statement, whose second row answers its first.
    execute(
        INSERT
            + "('%1$s', 7, 7, 'text', '%1$s', '', now(), null),".formatted(ROOM)
            + "('%1$s', 8, 8, 'text', '%1$s', '', now(), 7)".formatted(ROOM));
    assertThat(marked()).isEqualTo("1?,2?,3?,4,5,7");
  }

  @Test
  void theMutesAndBansThatThereAreEndAtTheirTimes() throws Exception {
    migrateTo("17");
    mute(1, "'2999-01-01Z'", "null");
    mute(2, "'2999-01-02Z'", "'2999-01-01Z'");
    mute(3, "'2001-01-01Z'", "'2999-01-03Z'");
    mute(4, "'9999-12-31T23:59:59.999Z'", "null");
    mute(5, "'2001-01-01Z'", "null");
    mute(6, "null", "null");
    migration("classpath:db/migration", 1).get(30, TimeUnit.SECONDS);
    assertThat(
            ask(
                """
                select string_agg(right(id, 1) || ' ' || (at at time zone 'UTC')::date, ',' order by id)
                from folkmoot.due_jobs
                where kind = 'end-mute-or-ban' and claimed_until = '-infinity'"""))
        .isEqualTo("1 2999-01-01,2 2999-01-01,3 2999-01-03");
  }

  private void mute(int who, String mutedUntil, String bannedUntil) throws SQLException {
    execute(
        """
        insert into folkmoot.memberships (room_id, user_id, role, changed, event, joined_seq,
          visible_from, joined_at, muted_until, banned_until, read_seq, username_key)
        values ('%s', '00000000-0000-0000-0000-00000000000%d', 'member', 1, 'joined', 1, 1, now(),
          %s, %s, 1, 'somebody')"""
            .formatted(ROOM, who, mutedUntil, bannedUntil));
  }

  private void say(int seq, @Nullable Integer replyTo) throws SQLException {
    execute(
        INSERT
            + "('%1$s', %2$s, %2$s, 'text', '%1$s', '', now(), %3$s)"
                .formatted(ROOM, seq, replyTo));
  }

  private String marked() throws SQLException {
    return ask(
        """
        select string_agg(seq || case when has_replies is null then '?' else '' end, ',' order by seq)
        from folkmoot.messages where has_replies is not false""");
  }

  @Test
  void aTableThatIsNeverFreeEndsTheStart() throws Exception {
    execute("create table public.busy (id int)");
    try (Connection holder = database.connect();
        Statement hold = holder.createStatement()) {
      holder.setAutoCommit(false);
      hold.execute("select count(*) from public.busy");
      CompletableFuture<Void> migration = migration("classpath:db/busy", 2);
      assertThatThrownBy(() -> migration.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(FlywayException.class)
          .hasMessageContaining("lock timeout")
          .hasMessageContaining("V1__busy.sql");
      holder.rollback();
    }
  }
}
