package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM, as those see it who are connected, and the balancer before them. */
class DrainTest {
  @TempDir Path home;

  @Test
  void itIsNotReadyAtOnceStillTakesSocketsAndThenSendsEveryoneAway() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try (Program program = Program.start(home, Map.of("FOLKMOOT_DRAIN_SECONDS", "1"))) {
      URI address = program.address();
      Visitor visitor = Visitor.registered(client, address);
      CompletableFuture<Integer> before = connected(client, visitor);

      program.process().destroy();

      await().atMost(Duration.ofSeconds(2)).until(() -> readiness(client, address) == 503);
      CompletableFuture<Integer> after = connected(client, visitor);
      assertThat(visitor.post("still-posted").status()).isEqualTo(201);
      assertThat(before.get(20, TimeUnit.SECONDS)).isEqualTo(1001);
      assertThat(after.get(20, TimeUnit.SECONDS)).isEqualTo(1001);
      assertThat(program.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(program.process().exitValue()).isZero();
    } finally {
      client.shutdownNow();
    }
  }

  private static int readiness(HttpClient client, URI address)
      throws IOException, InterruptedException {
    HttpRequest question = HttpRequest.newBuilder(address.resolve("/health/readiness")).build();
    return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** Completed by the code that the server closes with. */
  private static CompletableFuture<Integer> connected(HttpClient client, Visitor visitor) {
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    URI address = visitor.address();
    client
        .newWebSocketBuilder()
        .header("Authorization", "Bearer " + visitor.token())
        .buildAsync(
            URI.create("ws://" + address.getAuthority() + "/ws"),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                closed.complete(code);
                return CompletableFuture.completedFuture(reason);
              }
            })
        .join()
        .sendText("{\"type\":\"hello\",\"cursors\":{}}", true)
        .join();
    return closed;
  }
}
