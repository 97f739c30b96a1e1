package org.folkmoot.redis.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A real Redis on a port of its own; what it keeps it keeps in memory alone. */
public final class TestRedis implements AutoCloseable {
  private final int port;
  private final List<String> options;
  private @Nullable Process process;

  public TestRedis(String... options) {
    this.port = freePort();
    this.options = new ArrayList<>(List.of("--save", "", "--appendonly", "no"));
    this.options.addAll(List.of(options));
    start();
  }

  private TestRedis(Path configuration) {
    this.port = freePort();
    this.options = List.of(configuration.toString(), "--sentinel");
    start();
  }

  /** Watches over another one, and makes its replica the master when it is gone. */
  public static TestRedis sentinelOf(TestRedis master, String name, Path folder) {
    Path configuration = folder.resolve("sentinel.conf");
    try {
      Files.writeString(
          configuration,
          """
          sentinel monitor %1$s 127.0.0.1 %2$d 1
          sentinel down-after-milliseconds %1$s 500
          sentinel failover-timeout %1$s 3000
          """
              .formatted(name, master.port()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new TestRedis(configuration);
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  public void start() {
    String program =
        Optional.ofNullable(System.getenv("FOLKMOOT_TEST_REDIS")).orElse("redis-server");
    List<String> command = new ArrayList<>();
    command.add(program);
    // The file of a sentinel comes first of all.
    command.addAll(options);
    command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1", "--daemonize", "no"));
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> ask(c -> c.ping()) != null);
  }

  public void kill() {
    Process running = running();
    running.destroyForcibly();
    running.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  public void pause() {
    signal("STOP");
  }

  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, "" + running().pid()).start().waitFor();
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("it was never started");
    }
    return process;
  }

  /** Asks on a connection of its own. */
  public <T> T ask(Function<RedisCommands<String, String>, T> question) {
    RedisClient client =
        RedisClient.create(
            RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(port)
                .withTimeout(Duration.ofSeconds(5))
                .build());
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      return question.apply(connection.sync());
    } catch (RedisException away) {
      throw new IllegalStateException(away);
    } finally {
      client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    }
  }

  /**
   * Sends a command that has no method of its own, and hears the answer as it stands on the wire.
   */
  public String asked(String... words) {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write((String.join(" ", words) + "\r\n").getBytes(UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      kill();
    }
  }
}
