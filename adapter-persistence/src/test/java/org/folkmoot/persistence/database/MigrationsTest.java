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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.flywaydb.core.api.FlywayException;
import org.folkmoot.persistence.testing.TestDatabases;
import org.junit.jupiter.api.Test;

/** The tables are changed in peace, and nobody waits long for that. */
class MigrationsTest {
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
