package org.folkmoot.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.folkmoot.bootstrap.database.PostgresServer;
import org.folkmoot.bootstrap.settings.DataFolder;

/** A PostgreSQL that nobody watches over: it can be killed and stay away, paused, and come back. */
final class OwnPostgres implements AutoCloseable {
  private final Path cluster;
  private final List<String> command;
  private final String password;
  private final int port;
  private Process process;

  OwnPostgres(Path home) throws IOException {
    Path folder = home.resolve("postgres");
    try (DataFolder data = DataFolder.open(folder)) {
      this.command = PostgresServer.prepare(data);
      this.password = data.secret("database-password");
    }
    this.cluster = folder.resolve("postgresql/cluster");
    this.port = freePort();
    this.process = start();
  }

  /** What a replica is told of it. */
  Map<String, String> settings() {
    return Map.of(
        "FOLKMOOT_DATABASE_URL",
        "jdbc:postgresql://127.0.0.1:%d/folkmoot".formatted(port),
        "FOLKMOOT_DATABASE_USER",
        "folkmoot",
        "FOLKMOOT_DATABASE_PASSWORD",
        password,
        // Nobody writes so much by hand.
        "FOLKMOOT_LIMIT_POSTS",
        "none",
        "FOLKMOOT_LIMIT_CHANGES",
        "none",
        "FOLKMOOT_SECRET",
        "the same on every replica of this test");
  }

  void pause() throws IOException {
    Signals.pauseAll(postmaster());
  }

  void resume() throws IOException {
    Signals.resumeAll(postmaster());
  }

  /** Its children see its end by themselves; until they have, it can't come back. */
  void kill() throws IOException {
    ProcessHandle postmaster = postmaster();
    List<ProcessHandle> children = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    await().atMost(Duration.ofSeconds(30)).until(() -> children.stream().noneMatch(this::lives));
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    Files.deleteIfExists(cluster.resolve("postmaster.pid"));
  }

  void comeBack() throws IOException {
    process = start();
  }

  private boolean lives(ProcessHandle child) {
    // Whoever has ended and isn't buried has no folder to work in any more.
    return Files.exists(Path.of("/proc", "" + child.pid(), "cwd"));
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private Process start() throws IOException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("-p", "" + port, "--logging_collector=off"));
    Path log = cluster.resolveSibling("own.log");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(PG|FOLKMOOT_).*"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process started = builder.start();
    Path state = cluster.resolve("postmaster.pid");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              assertThat(started.isAlive()).as("%s", Files.readString(log, UTF_8)).isTrue();
              return Files.exists(state) && Files.readString(state, UTF_8).contains("ready");
            });
    return started;
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    if (process.isAlive()) {
      resume();
      kill();
    }
  }
}
