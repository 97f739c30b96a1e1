package org.folkmoot.bootstrap.database;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.DatabaseAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the embedded PostgreSQL: how they are made, and who is who within. Folkmoot's role
 * owns its database, and that is all it may; nobody can sign in as the superuser, who is only there
 * while the files are mended with no server running.
 */
final class PostgresCluster {
  static final String NAME = "folkmoot";

  /** SQLSTATEs of a role or a password, and of a database, that the server doesn't know. */
  private static final String WRONG_PASSWORD = "28P01";

  private static final String NO_SUCH_ROLE = "28000";
  private static final String NO_SUCH_DATABASE = "3D000";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);

  private final Path folder;
  private final Path path;
  private final PostgresCommand command;
  private final String password;

  PostgresCluster(Path folder, PostgresCommand command, String password) {
    this.folder = folder;
    this.path = folder.resolve("cluster");
    this.command = command;
    this.password = password;
  }

  Path path() {
    return path;
  }

  DatabaseAddress address(ListenAddress place) {
    return new DatabaseAddress(place.jdbcUrl(NAME), NAME, password);
  }

  /** What every server on these files is started with. */
  List<String> arguments() {
    return arguments(path);
  }

  private static List<String> arguments(Path path) {
    return List.of(
        "-D",
        path.toString(),
        // On the command line, where no edit of a file can undo it.
        "--fsync=on",
        "--synchronous_commit=on",
        "--full_page_writes=on");
  }

  void make() throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    // A start that is cut off here must leave nothing that looks like a cluster.
    Path fresh = folder.resolve("cluster.new");
    PostgresPrograms.delete(fresh);
    Path passwordFile = Files.createTempFile(folder, "initdb", ".tmp");
    // The superuser's for a moment, and then nobody's.
    Files.writeString(passwordFile, password);
    command.initialize(
        folder.resolve("initdb.log"),
        "--pgdata=" + fresh,
        "--username=postgres",
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        // With C alone, trigrams and lower() fail outside ASCII, for ever.
        "--locale=C.UTF-8",
        "--set=shared_buffers=" + sharedMegabytes(memory()) + "MB",
        "--set=max_connections=100",
        "--set=jit=off",
        "--set=timezone=UTC",
        "--set=log_timezone=UTC",
        // A file for each day of the week: the log can't fill the disk.
        "--set=logging_collector=on",
        "--set=log_filename=postgresql-%a.log",
        "--set=log_truncate_on_rotation=on",
        "--set=log_rotation_age=1d",
        "--set=log_rotation_size=0");
    Files.delete(passwordFile);
    alone(
        fresh, "postgres", Roles.sql(password), "create database %1$s owner %1$s".formatted(NAME));
    Files.move(fresh, path, ATOMIC_MOVE);
  }

  /**
   * A sixteenth of the machine's memory, though not less than PostgreSQL would take by itself. It
   * is taken bit by bit, as pages are read; what doesn't fit is copied from the system's memory.
   */
  static long sharedMegabytes(long memory) {
    return Math.clamp((memory / 16) >> 20, 128, 512);
  }

  private static long memory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }

  /** Whether Folkmoot is let in, as the owner of its database and as nothing more. */
  boolean isRight(ListenAddress place) {
    try {
      return isOwnerAndNoMore(place);
    } catch (SQLException failed) {
      String state = String.valueOf(failed.getSQLState());
      if (List.of(WRONG_PASSWORD, NO_SUCH_ROLE, NO_SUCH_DATABASE).contains(state)) {
        return false;
      }
      throw refused(failed);
    }
  }

  void check(ListenAddress place) {
    try {
      if (!isOwnerAndNoMore(place)) {
        throw new CannotStart(
            "The embedded PostgreSQL's role %s is still more than the owner of its database; %s says: %s"
                .formatted(NAME, log(), PostgresCommand.lastLine(log())));
      }
    } catch (SQLException failed) {
      throw refused(failed);
    }
  }

  private CannotStart refused(SQLException failed) {
    return new CannotStart(
        "The embedded PostgreSQL refuses Folkmoot: " + failed.getMessage(), failed);
  }

  private boolean isOwnerAndNoMore(ListenAddress place) throws SQLException {
    DatabaseAddress address = address(place);
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select not role.rolsuper and base.datdba = role.oid
                from pg_roles role, pg_database base
                where role.rolname = current_user and base.datname = current_database()
                """)) {
      return row.next() && row.getBoolean(1);
    }
  }

  /**
   * Puts roles and owners right, where an earlier Folkmoot was the superuser itself. Only while no
   * server runs on the files.
   */
  void mend() {
    LOG.info("PostgreSQL's roles are put right: Folkmoot owns its database, and is no superuser");
    // One transaction, so a start that is cut off finds all of it done, or nothing; and where there
    // is no database yet, only what belongs to all databases.
    alone(path, "postgres", "create database " + NAME);
    alone(path, NAME, Roles.sql(password));
  }

  private void alone(Path cluster, String database, String... statements) {
    List<String> arguments = new ArrayList<>(List.of("--single"));
    arguments.addAll(arguments(cluster));
    arguments.addAll(List.of("--logging_collector=off", database));
    // A line is a statement.
    StringBuilder lines = new StringBuilder();
    for (String statement : statements) {
      lines.append(statement.replaceAll("\\s+", " ")).append('\n');
    }
    command.run(log(), lines.toString(), "postgres", arguments);
  }

  private Path log() {
    return folder.resolve("roles.log");
  }
}
