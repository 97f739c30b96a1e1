package org.folkmoot.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nobody needs an account to send bodies that never end: they must not cost the server its life.
 */
class BodyFloodTest {
  private static final int CONNECTIONS = 1_400;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  // A fifth of what they would send, so that the test is short where it fails.
  private static final Map<String, String> SETTINGS =
      Map.of(
          "FOLKMOOT_LIMIT_SIGN_INS",
          "none",
          "JAVA_TOOL_OPTIONS",
          "-Xmx384m -XX:MaxDirectMemorySize=256m");

  @TempDir Path home;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();

  @Test
  void bodiesThatNeverEndTakeNoMemoryAndNobodysTurn() throws Exception {
    try (Program program = Program.start(home, SETTINGS)) {
      URI address = program.address();
      Visitor.registered(client, address);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        flood(threads, address, 1_000_000, 999_000);
        flood(threads, address, 8_192, 8_000);
        while (done.get() < 2 * CONNECTIONS) {
          stillServes(address, program);
        }
      }
      stillServes(address, program);
      assertThat(program.output()).doesNotContain("ERROR", "OutOfDirectMemory", "Exception");
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
      client.close();
    }
  }

  private void flood(ExecutorService threads, URI address, int declared, int sent) {
    for (int i = 0; i < CONNECTIONS; i++) {
      var _ = threads.submit(() -> begin(address, declared, sent));
    }
  }

  /** Sends almost all of it, as far as anybody listens, and then stays. */
  private void begin(URI address, int declared, int sent) {
    try {
      Socket socket = new Socket();
      sockets.add(socket);
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  + "Content-Length: "
                  + declared
                  + "\r\n\r\n")
              .getBytes(ISO_8859_1));
      out.write(new byte[sent]);
      out.flush();
    } catch (IOException refused) {
      // That is what is hoped for.
    } finally {
      done.incrementAndGet();
    }
  }

  private void stillServes(URI address, Program program) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              assertThat(program.process().isAlive()).as("%s", program.output()).isTrue();
              HttpRequest question =
                  HttpRequest.newBuilder(address.resolve("/health/liveness"))
                      .timeout(Duration.ofSeconds(10))
                      .build();
              int status =
                  client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
              Visitor.loggedIn(client, address);
              return status == 200;
            });
  }
}
