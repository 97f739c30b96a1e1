package org.folkmoot.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.folkmoot.bootstrap.settings.DataFolder;
import org.folkmoot.bootstrap.settings.DatabaseAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Another user of the machine waits until PostgreSQL is killed, and takes its place. Once they were
 * told the superuser's password, in clear.
 */
class ImpostorTest {
  @TempDir Path home;

  private static List<Arguments> lies() {
    return List.of(
        Arguments.of("asks for the password", Impostor.ASKS),
        Arguments.of("believes without one", Impostor.BELIEVES));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void whoTakesTheSocketIsToldNothing(String lie, byte[] says) throws Exception {
    try (DataFolder data = DataFolder.open(home.resolve("data"))) {
      DatabaseAddress address = killed(data);
      Path socket = data.path().resolve("postgresql/socket/.s.PGSQL.5432");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
          .isEqualTo("rwx------");
      Files.deleteIfExists(socket);

      ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      assertIsToldNothing(door, UnixDomainSocketAddress.of(socket), address, says);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void whoTakesThePortIsToldNothingWhereThereAreNoSockets(String lie, byte[] says)
      throws Exception {
    int port;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    Path cluster = Files.createDirectory(home.resolve("cluster"));
    // The fourth line is the port, and stays when the server is killed.
    Files.writeString(cluster.resolve("postmaster.pid"), "1\n/\n0\n" + port + "\n");
    DatabaseAddress address =
        new DatabaseAddress(new LoopbackPort(cluster).jdbcUrl("folkmoot"), "folkmoot", "a secret");

    assertIsToldNothing(
        ServerSocketChannel.open(),
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        address,
        says);
  }

  private static void assertIsToldNothing(
      ServerSocketChannel door, SocketAddress place, DatabaseAddress address, byte[] says)
      throws IOException {
    try (Impostor impostor = new Impostor(door, place, says)) {
      assertThatThrownBy(() -> ask(address, "select 'what nobody else may know'"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("requireAuth");
      assertThat(impostor.heard()).isEmpty();
    }
  }

  @Test
  void theServerHasNoPortAndFolkmootIsNoSuperuser() throws Exception {
    try (DataFolder data = DataFolder.open(home.resolve("data"));
        PostgresServer server = PostgresServer.start(data)) {
      assertThat(ask(server.address(), "show listen_addresses")).isEmpty();
      assertThat(ask(server.address(), "show is_superuser")).isEqualTo("off");
      assertThatThrownBy(() -> ask(server.address(), "copy (select 1) to program 'true'"))
          .hasMessageContaining("permission denied");
      assertThat(
              ask(
                  server.address(),
                  """
                  select string_agg(rolname, ',') from pg_roles
                  where rolsuper and rolcanlogin and oid <> 10
                  """))
          .isNull();
    }
  }

  private static DatabaseAddress killed(DataFolder data) throws Exception {
    try (PostgresServer server = PostgresServer.start(data)) {
      return server.address();
    }
  }

  static String ask(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (var row = statement.getResultSet()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }
}
