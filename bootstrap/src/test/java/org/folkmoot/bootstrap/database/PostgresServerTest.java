package org.folkmoot.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.DataFolder;
import org.folkmoot.bootstrap.settings.DatabaseAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
  @TempDir private static Path home;
  private static DataFolder data;
  private static PostgresServer server;

  @BeforeAll
  static void start() {
    data = DataFolder.open(home.resolve("data"));
    server = PostgresServer.start(data);
  }

  @AfterAll
  static void end() {
    server.close();
    data.close();
  }

  @Test
  void acknowledgedMeansOnTheDisk() throws SQLException {
    assertThat(single("show fsync")).isEqualTo("on");
    assertThat(single("show synchronous_commit")).isEqualTo("on");
    assertThat(single("show full_page_writes")).isEqualTo("on");
  }

  @Test
  void sharesMoreMemoryOnALargerMachine() throws SQLException {
    assertThat(PostgresCluster.sharedMegabytes(1L << 30)).isEqualTo(128);
    assertThat(PostgresCluster.sharedMegabytes(4L << 30)).isEqualTo(256);
    assertThat(PostgresCluster.sharedMegabytes(64L << 30)).isEqualTo(512);
    long memory =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    assertThat(single("select setting::int / 128 from pg_settings where name = 'shared_buffers'"))
        .isEqualTo("" + PostgresCluster.sharedMegabytes(memory));
  }

  @Test
  void knowsMoreThanAscii() throws SQLException {
    assertThat(single("select lower('GRÜN')")).isEqualTo("grün");
    assertThat(single("select 'GRÜN' ilike 'grün'")).isEqualTo("t");
    single("create extension if not exists pg_trgm");
    assertThat(single("select similarity('ГРОМ', 'гром')")).isEqualTo("1");
  }

  @Test
  void isBackWhereItWasAfterItWasKilled() throws SQLException, IOException {
    single("create table if not exists kept (word text)");
    single("insert into kept values ('before')");
    String before = pid();
    kill(before);

    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> single("select 1"), "1"::equals);
    assertThat(pid()).isNotEqualTo(before);
    assertThat(single("select word from kept")).isEqualTo("before");
  }

  @Test
  void keepsEverythingFromOneRunToTheNext() throws SQLException {
    single("create table if not exists run (word text)");
    single("insert into run values ('first')");
    server.close();

    server = PostgresServer.start(data);

    assertThat(single("select word from run")).isEqualTo("first");
  }

  /** Whoever could write there may have put another postgres in its place. */
  @Test
  void programsThatOthersCouldReplaceAreUnpackedAnew() throws IOException {
    Path home = PostgresServerTest.home.resolve("replaced");
    Path planted;
    try (DataFolder folder = DataFolder.open(home)) {
      Path bin =
          PostgresPrograms.unpacked(folder, folder.path().resolve("postgresql"))
              .folder()
              .resolve("bin");
      planted = Files.writeString(bin.resolve("postgres"), "theirs");
      Files.setPosixFilePermissions(bin, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    try (DataFolder folder = DataFolder.open(home)) {
      PostgresPrograms.unpacked(folder, folder.path().resolve("postgresql"));
    }
    assertThat(Files.size(planted)).isGreaterThan(1_000_000);
    assertThat(Files.getPosixFilePermissions(planted.getParent())).hasSize(3);
  }

  /** On deep data folders, and with letters that mean something to somebody on the way. */
  @Test
  void isReachedByASocketHoweverLongOrOddThePath() throws Exception {
    String odd = "a, \"b\" ${c:d} 'e' #{f} \\${g} & ü?";
    for (String place : List.of(odd, "deep/".repeat(30))) {
      try (DataFolder folder = DataFolder.open(home.resolve(place));
          PostgresServer there = PostgresServer.start(folder)) {
        assertThat(single(there.address(), "show listen_addresses")).isEmpty();
        assertThat(single(there.address(), "show unix_socket_permissions")).isEqualTo("0700");
      }
    }
  }

  @Test
  void whereThereAreNoSocketsEachStartHasAFreshPort() throws Exception {
    try (DataFolder folder = DataFolder.open(home.resolve("ports"))) {
      PostgresServer.start(folder).close();
      Path path = folder.path().resolve("postgresql");
      try (PostgresServer there = PostgresServer.startOnPort(folder)) {
        String before = single(there.address(), "select inet_server_port()");
        kill(Files.readAllLines(path.resolve("cluster/postmaster.pid")).getFirst());
        await()
            .atMost(Duration.ofSeconds(30))
            .ignoreExceptions()
            .until(() -> single(there.address(), "select inet_server_port()"), port -> true);
        assertThat(single(there.address(), "select inet_server_port()")).isNotEqualTo(before);
      }
    }
  }

  /** As kill -9 of Folkmoot leaves it: the lock is gone, the server lives on. */
  @Test
  void aServerThatOutlivedItsFolkmootIsEndedFirst() throws SQLException, IOException {
    try (DataFolder folder = DataFolder.open(home.resolve("forsaken"))) {
      PostgresCommand command =
          new PostgresCommand(
              PostgresPrograms.unpacked(folder, folder.path().resolve("postgresql")));
      PostgresServer.start(folder).close();
      Path cluster = folder.path().resolve("postgresql/cluster");
      Process forsaken =
          command.start(
              home.resolve("forsaken.log"),
              "postgres",
              List.of("-D", cluster.toString(), "-p", freePort(), "--unix_socket_directories="));
      await().until(() -> Files.exists(cluster.resolve("postmaster.pid")));

      try (PostgresServer next = PostgresServer.start(folder)) {
        assertThat(forsaken.isAlive()).isFalse();
        assertThat(single(next.address(), "show fsync")).isEqualTo("on");
      }
    }
  }

  @Test
  void aDatabaseInAnotherEncodingIsRefused() {
    GivenDatabase.check(server.address());
    assertThatThrownBy(() -> GivenDatabase.judge("LATIN1", "C"))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("FOLKMOOT_DATABASE_URL")
        .hasMessageContaining("UTF8");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNamed() {
    assertThatThrownBy(
            () ->
                GivenDatabase.check(
                    new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/none", "me", null)))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("FOLKMOOT_DATABASE_URL");
  }

  private static String freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return Integer.toString(probe.getLocalPort());
    }
  }

  private static String pid() throws IOException {
    return Files.readAllLines(data.path().resolve("postgresql/cluster/postmaster.pid")).getFirst();
  }

  private static void kill(String pid) {
    ProcessHandle postgres = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    postgres.destroyForcibly();
    await().until(() -> !postgres.isAlive());
  }

  private static String single(String sql) throws SQLException {
    return single(server.address(), sql);
  }

  private static String single(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (ResultSet row = statement.getResultSet()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }
}
