package org.folkmoot.bootstrap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that nobody reads lie in the server's memory until they are read. */
class UntakenAnswersTest {
  // More than any kernel keeps for one connection.
  private static final int QUESTIONS = 400;

  @TempDir Path home;

  @Test
  void whoeverAsksAndNeverReadsIsClosed() throws Exception {
    try (Program program = Program.start(home, Map.of());
        HttpClient client = HttpClient.newHttpClient();
        Socket deaf = new Socket()) {
      URI address = program.address();
      deaf.setReceiveBufferSize(4_096);
      deaf.connect(new InetSocketAddress(address.getHost(), address.getPort()));
      OutputStream out = deaf.getOutputStream();
      String question =
          "GET /openapi.json HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(address.getAuthority());
      out.write(question.repeat(QUESTIONS).getBytes(US_ASCII));

      // Whole questions, for of half a one nobody would wait for the end so long.
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofSeconds(2))
          .until(() -> isClosed(out, question));

      assertThat(Visitor.registered(client, address).me().status()).isEqualTo(200);
    }
  }

  private static boolean isClosed(OutputStream out, String question) {
    try {
      out.write(question.getBytes(US_ASCII));
      return false;
    } catch (IOException closed) {
      return true;
    }
  }
}
