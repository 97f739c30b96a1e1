package org.folkmoot.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.bootstrap.settings.DataFolder;
import org.folkmoot.bootstrap.settings.DatabaseAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data folders of Folkmoots before, whose own role was the superuser and listened on a port. */
class OldClusterTest {
  @TempDir Path home;

  @Test
  void everythingIsKeptAndBelongsToARoleThatIsNoSuperuser() throws Exception {
    try (DataFolder data = DataFolder.open(home.resolve("data"))) {
      makeAsOnce(data, true);

      for (int start = 0; start < 2; start++) {
        try (PostgresServer server = PostgresServer.start(data)) {
          assertThat(single(server, "show is_superuser")).isEqualTo("off");
          assertThat(single(server, "select body from folkmoot.messages")).isEqualTo("kept");
          assertThat(single(server, "insert into folkmoot.messages (body) values ('more')"))
              .isEmpty();
          assertThat(single(server, "delete from folkmoot.messages where body = 'more'")).isEmpty();
          assertThat(single(server, "select folkmoot.twice(21)::text")).isEqualTo("42");
          // As a migration does.
          single(server, "alter table folkmoot.messages add column c" + start + " int");
          single(
              server,
              "create or replace view folkmoot.bodies as select body from folkmoot.messages");
          single(server, "create index on folkmoot.messages (body)");
          single(server, "alter type folkmoot.mood add value 'm" + start + "'");
          assertThat(
                  single(
                      server,
                      """
                      select string_agg(c.oid::regclass::text, ', ')
                      from pg_class c join pg_namespace n on n.oid = relnamespace
                      where relowner = 10 and nspname in ('folkmoot', 'public')
                      """))
              .isNull();
          assertThat(single(server, "select rolname from pg_roles where oid = 10"))
              .isEqualTo("postgres");
        }
      }
    }
  }

  @Test
  void aFirstStartThatWasCutOffBeforeTheDatabaseWasMadeIsFinished() throws Exception {
    try (DataFolder data = DataFolder.open(home.resolve("data"))) {
      makeAsOnce(data, false);

      try (PostgresServer server = PostgresServer.start(data)) {
        assertThat(single(server, "show is_superuser")).isEqualTo("off");
        assertThat(single(server, "create schema folkmoot")).isEmpty();
      }
    }
  }

  /** As version 0.1 made it, with what matters of its tables. */
  private void makeAsOnce(DataFolder data, boolean filled) throws Exception {
    Path folder = Files.createDirectories(data.path().resolve("postgresql"));
    Path cluster = folder.resolve("cluster");
    PostgresCommand command = new PostgresCommand(PostgresPrograms.unpacked(data, folder));
    Path password = Files.writeString(home.resolve("password"), data.secret("database-password"));
    command.run(
        home.resolve("initdb.log"),
        "initdb",
        "--pgdata=" + cluster,
        "--username=folkmoot",
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8");
    if (!filled) {
      return;
    }
    ListenAddress address = new LoopbackPort(cluster);
    List<String> arguments = new ArrayList<>(List.of("-D", cluster.toString()));
    arguments.addAll(address.arguments());
    Process server = command.start(home.resolve("old.log"), "postgres", arguments);
    Path state = cluster.resolve("postmaster.pid");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(state) && Files.readString(state).contains("ready"));
    String secret = data.secret("database-password");
    ImpostorTest.ask(
        new DatabaseAddress(address.jdbcUrl("postgres"), "folkmoot", secret),
        "create database folkmoot");
    ImpostorTest.ask(
        new DatabaseAddress(address.jdbcUrl("folkmoot"), "folkmoot", secret),
        """
        create schema folkmoot;
        create extension pg_trgm with schema folkmoot;
        create type folkmoot.mood as enum ('glad');
        create table folkmoot.messages (id bigserial, n int generated always as identity,
          body text not null, mood folkmoot.mood);
        create index on folkmoot.messages using gin (body folkmoot.gin_trgm_ops);
        create view folkmoot.bodies as select body from folkmoot.messages;
        create sequence folkmoot.numbers;
        create function folkmoot.twice(n int) returns int language sql return n * 2;
        create table public.other (id int);
        insert into folkmoot.messages (body) values ('kept')
        """);
    command.run(home.resolve("stop.log"), "pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast");
    server.waitFor();
  }

  private static String single(PostgresServer server, String sql) throws SQLException {
    return ImpostorTest.ask(server.address(), sql);
  }
}
