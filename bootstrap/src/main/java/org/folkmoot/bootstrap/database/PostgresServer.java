package org.folkmoot.bootstrap.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.DataFolder;
import org.folkmoot.bootstrap.settings.DatabaseAddress;
import org.folkmoot.bootstrap.settings.OwnerOnly;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded PostgreSQL of one data folder, as long as it is open. */
public final class PostgresServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

  /**
   * After a power cut the server first reads its log again, which a slow disk takes a while for.
   */
  private static final Duration START_MAX = Duration.ofMinutes(2);

  private static final Duration STOP_MAX = Duration.ofSeconds(30);
  private static final Duration RESTART_PAUSE = Duration.ofMillis(500);

  private final Path folder;
  private final PostgresCluster cluster;
  private final PostgresCommand command;
  private final ListenAddress address;

  private volatile boolean closing;
  private volatile @Nullable Process process;

  private PostgresServer(
      Path folder, PostgresCluster cluster, PostgresCommand command, ListenAddress address) {
    this.folder = folder;
    this.cluster = cluster;
    this.command = command;
    this.address = address;
  }

  public static PostgresServer start(DataFolder data) {
    return start(data, ListenAddress::of);
  }

  /** As on a machine whose sockets can't be used. */
  static PostgresServer startOnPort(DataFolder data) {
    return start(data, (folder, cluster) -> new LoopbackPort(cluster));
  }

  private interface Choice {
    ListenAddress of(Path folder, Path cluster) throws IOException;
  }

  private static PostgresServer start(DataFolder data, Choice choice) {
    try {
      Path folder = OwnerOnly.folder(data.path().resolve("postgresql"));
      PostgresCommand command = new PostgresCommand(PostgresPrograms.unpacked(data, folder));
      PostgresCluster cluster =
          new PostgresCluster(folder, command, data.secret("database-password"));
      return start(new PostgresServer(folder, cluster, command, choice.of(folder, cluster.path())));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static PostgresServer start(PostgresServer server) throws IOException {
    try {
      server.endForsaken();
      server.cluster.make();
      server.launch();
      if (!server.cluster.isRight(server.address)) {
        server.stop();
        server.cluster.mend();
        server.launch();
      }
      server.cluster.check(server.address);
    } catch (IOException | RuntimeException failed) {
      server.close();
      throw failed;
    }
    Thread.ofPlatform().name("postgresql-watchdog").daemon().start(server::watch);
    return server;
  }

  /**
   * Makes what there must be, without leaving a server behind, for somebody who runs it by other
   * means.
   *
   * @return the command that runs it on 127.0.0.1; the port is still to be added
   */
  public static List<String> prepare(DataFolder data) {
    try (PostgresServer server = start(data)) {
      List<String> arguments = new ArrayList<>(server.cluster.arguments());
      arguments.addAll(List.of("--listen_addresses=127.0.0.1", "--unix_socket_directories="));
      return server.command.line("postgres", arguments);
    }
  }

  public DatabaseAddress address() {
    return cluster.address(address);
  }

  /**
   * Ends it the fast way: open transactions are rolled back, the next start has nothing to mend.
   */
  @Override
  public synchronized void close() {
    closing = true;
    stop();
    try {
      address.remove();
    } catch (IOException left) {
      LOG.warn("The folder of PostgreSQL's socket couldn't be removed", left);
    }
  }

  private void stop() {
    Process running = process;
    if (running != null && running.isAlive()) {
      stop(running.toHandle());
    }
  }

  private void stop(ProcessHandle running) {
    try {
      command.run(
          folder.resolve("stop.log"),
          "pg_ctl",
          "stop",
          "-D",
          cluster.path().toString(),
          "-m",
          "fast");
    } catch (CannotStart | UncheckedIOException failed) {
      LOG.warn("PostgreSQL didn't stop by itself and is killed; no data is lost", failed);
      running.destroyForcibly();
      running.onExit().orTimeout(STOP_MAX.toSeconds(), TimeUnit.SECONDS).join();
    }
  }

  private void endForsaken() throws IOException {
    OrphanedPostgres orphan = new OrphanedPostgres(cluster.path());
    orphan.postmaster().ifPresent(this::stop);
    orphan.awaitEnd(STOP_MAX);
  }

  private void launch() throws IOException {
    Path log = folder.resolve("start.log");
    List<String> arguments = new ArrayList<>(cluster.arguments());
    arguments.addAll(address.arguments());
    Process started = command.start(log, "postgres", arguments);
    process = started;
    awaitReady(started, log);
  }

  /** The server writes its state into the last line of its own file, as pg_ctl reads it, too. */
  private void awaitReady(Process started, Path log) throws IOException {
    long end = System.nanoTime() + START_MAX.toNanos();
    Path state = cluster.path().resolve("postmaster.pid");
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
                .formatted(cluster.path(), log, PostgresCommand.lastLine(log)));
      }
      if (System.nanoTime() > end) {
        started.destroyForcibly();
        throw new CannotStart(
            "PostgreSQL on %s wasn't ready after %d seconds; its folder log says why."
                .formatted(cluster.path(), START_MAX.toSeconds()));
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
    LOG.warn("PostgreSQL has died and is started again");
    try {
      launch();
      LOG.info("PostgreSQL is back");
    } catch (CannotStart | IOException failed) {
      // The dead one's children hold its memory for some milliseconds.
      LOG.warn("PostgreSQL isn't back yet: {}", failed.getMessage());
      pause(RESTART_PAUSE);
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
