package org.folkmoot.bootstrap;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real Redis on a port of its own; what it keeps it keeps in memory alone. */
final class OwnRedis implements AutoCloseable {
  private final int port;
  private Process process;

  OwnRedis() throws IOException {
    this.port = OwnPostgres.freePort();
    this.process = start();
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** As the system does it when the memory is out. */
  void kill() {
    process.destroyForcibly();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  void comeBack() throws IOException {
    process = start();
  }

  private Process start() throws IOException {
    String program =
        Optional.ofNullable(System.getenv("FOLKMOOT_TEST_REDIS")).orElse("redis-server");
    Process started =
        new ProcessBuilder(
                List.of(program, "--port", "" + port, "--bind", "127.0.0.1", "--save", ""))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(this::listens);
    return started;
  }

  private boolean listens() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
