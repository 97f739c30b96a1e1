package org.folkmoot.bootstrap.database;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.DataFolder;
import org.folkmoot.bootstrap.settings.DatabaseAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded PostgreSQL of one data folder, as long as it is open. */
public final class PostgresServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
  private static final String NAME = "folkmoot";

  /**
   * After a power cut the server first reads its log again, which a slow disk takes a while for.
   */
  private static final Duration START_MAX = Duration.ofMinutes(2);

  private static final Duration STOP_MAX = Duration.ofSeconds(30);
  private static final Duration RESTART_PAUSE = Duration.ofMillis(500);

  /** SQLSTATE of "database does not exist". */
  private static final String NO_SUCH_DATABASE = "3D000";

  private final Path folder;
  private final Path cluster;
  private final PostgresCommand command;
  private final int port;
  private final String password;

  private volatile boolean closing;
  private volatile @Nullable Process process;

  private PostgresServer(Path folder, PostgresCommand command, int port, String password) {
    this.folder = folder;
    this.cluster = folder.resolve("cluster");
    this.command = command;
    this.port = port;
    this.password = password;
  }

  public static PostgresServer start(DataFolder data) {
    try {
      Path folder = Files.createDirectories(data.path().resolve("postgresql"));
      PostgresCommand command = new PostgresCommand(PostgresPrograms.unpacked(folder));
      PostgresServer server =
          new PostgresServer(folder, command, freePort(), data.secret("database-password"));
      server.makeCluster();
      server.endForsaken();
      server.launch();
      server.makeDatabase();
      Thread.ofPlatform().name("postgresql-watchdog").daemon().start(server::watch);
      return server;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Makes what there must be, without leaving a server behind, for somebody who runs it by other
   * means.
   *
   * @return the command that runs it as it runs here; the port is still to be added
   */
  public static List<String> prepare(DataFolder data) {
    try (PostgresServer server = start(data)) {
      return server.command.line("postgres", server.arguments());
    }
  }

  public DatabaseAddress address() {
    return new DatabaseAddress(url(NAME), NAME, password);
  }

  /**
   * Ends it the fast way: open transactions are rolled back, the next start has nothing to mend.
   */
  @Override
  public synchronized void close() {
    closing = true;
    Process running = process;
    if (running != null && running.isAlive()) {
      stop(running.toHandle());
    }
  }

  private void stop(ProcessHandle running) {
    try {
      command.run(
          folder.resolve("stop.log"), "pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast");
    } catch (CannotStart | UncheckedIOException failed) {
      LOG.warn("PostgreSQL didn't stop by itself and is killed; no data is lost", failed);
      running.destroyForcibly();
      running.onExit().orTimeout(STOP_MAX.toSeconds(), TimeUnit.SECONDS).join();
    }
  }

  private void endForsaken() throws IOException {
    Forsaken forsaken = new Forsaken(cluster);
    forsaken.postmaster().ifPresent(this::stop);
    forsaken.awaitEnd(STOP_MAX);
  }

  private void makeCluster() throws IOException {
    if (Files.isDirectory(cluster)) {
      return;
    }
    // A start that is cut off here must leave nothing that looks like a cluster.
    Path fresh = folder.resolve("cluster.new");
    PostgresPrograms.delete(fresh);
    Path passwordFile = Files.createTempFile(folder, "initdb", ".tmp");
    Files.writeString(passwordFile, password);
    command.run(
        folder.resolve("initdb.log"),
        "initdb",
        "--pgdata=" + fresh,
        "--username=" + NAME,
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
    Files.move(fresh, cluster, ATOMIC_MOVE);
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

  private void launch() throws IOException {
    Path log = folder.resolve("start.log");
    List<String> arguments = new ArrayList<>(arguments());
    arguments.addAll(List.of("-p", Integer.toString(port)));
    Process started = command.start(log, "postgres", arguments);
    process = started;
    awaitReady(started, log);
  }

  private List<String> arguments() {
    return List.of(
        "-D",
        cluster.toString(),
        // On the command line, where no edit of a file can undo it.
        "--fsync=on",
        "--synchronous_commit=on",
        "--full_page_writes=on",
        "--listen_addresses=127.0.0.1",
        "--unix_socket_directories=");
  }

  /** The server writes its state into the last line of its own file, as pg_ctl reads it, too. */
  private void awaitReady(Process started, Path log) throws IOException {
    long end = System.nanoTime() + START_MAX.toNanos();
    Path state = cluster.resolve("postmaster.pid");
    String pid = Long.toString(started.pid());
    while (true) {
      if (Files.exists(state)) {
        List<String> lines = Files.readAllLines(state);
        if (lines.size() >= 8
            && lines.getFirst().strip().equals(pid)
            && lines.get(7).strip().equals("ready")) {
          return;
        }
      }
      if (!started.isAlive()) {
        throw new CannotStart(
            "PostgreSQL doesn't start on %s; %s says: %s (more in its folder log)."
                .formatted(cluster, log, PostgresCommand.lastLine(log)));
      }
      if (System.nanoTime() > end) {
        started.destroyForcibly();
        throw new CannotStart(
            "PostgreSQL on %s wasn't ready after %d seconds; its folder log says why."
                .formatted(cluster, START_MAX.toSeconds()));
      }
      pause(Duration.ofMillis(10));
    }
  }

  private void watch() {
    while (!closing) {
      Process running = process;
      if (running != null) {
        running.onExit().join();
      }
      if (!closing) {
        revive();
      }
    }
    // A server that came up while it was being closed.
    close();
  }

  private void revive() {
    LOG.warn("PostgreSQL has died and is started again on port {}", port);
    try {
      launch();
      LOG.info("PostgreSQL is back");
    } catch (CannotStart | IOException failed) {
      // The dead one's children hold its memory for some milliseconds.
      LOG.warn("PostgreSQL isn't back yet: {}", failed.getMessage());
      pause(RESTART_PAUSE);
    }
  }

  private void makeDatabase() {
    try (Connection there = DriverManager.getConnection(url(NAME), NAME, password)) {
      LOG.debug("The database is there, on port {}: {}", port, there.isValid(1));
    } catch (SQLException failed) {
      if (!NO_SUCH_DATABASE.equals(failed.getSQLState())) {
        close();
        throw new CannotStart(
            "The embedded PostgreSQL refuses Folkmoot: " + failed.getMessage(), failed);
      }
      createDatabase();
    }
  }

  private void createDatabase() {
    try (Connection connection = DriverManager.getConnection(url("postgres"), NAME, password);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + NAME);
    } catch (SQLException failed) {
      close();
      throw new CannotStart(
          "The embedded PostgreSQL can't make its database: " + failed.getMessage(), failed);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static void pause(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CannotStart("The start was interrupted.", stopped);
    }
  }
}
