package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it under a crowd: real sockets, real lanes, real PostgreSQL with fsync on. */
final class CrowdTest {
  private static final int LISTENERS = 200;
  private static final int WRITERS = 20;
  private static final int POSTS_EACH = 250;
  // Whoever is more than 1,000 messages behind is rightly told to begin anew, and all these
  // listeners
  // share one busy process: nobody is let fall so far behind.
  private static final int ROUNDS_AHEAD = 10;
  private static final int RETRIES = 16;

  @TempDir Path home;

  private final HttpClient client = HttpClient.newHttpClient();

  // Not close(): that waits for open sockets to end by themselves.
  @AfterEach
  void end() {
    client.shutdownNow();
  }

  @Test
  void everySocketHearsTheSamePostsInTheSameOrderWithoutAGap() throws Exception {
    try (Program program = Program.start(home, Map.of())) {
      Visitor visitor = Visitor.registered(client, program.address());
      URI socket = URI.create("ws://localhost:" + program.address().getPort() + "/ws");
      List<Listener> listeners = new ArrayList<>();
      for (int person = 0; person < LISTENERS / Listener.PER_PERSON; person++) {
        Visitor somebody = visitor.another("listener" + person);
        for (int i = 0; i < Listener.PER_PERSON; i++) {
          listeners.add(Listener.listening(client, socket, somebody.token()));
        }
      }
      // All are greeted by now, so each hears everything after the last one's greeting.
      long before = listeners.getLast().head();
      for (int post = 0; post < POSTS_EACH; post++) {
        for (int writer = 0; writer < WRITERS; writer++) {
          listeners.get(writer * Listener.PER_PERSON % LISTENERS).post("w" + writer + "-" + post);
        }
        if (post % ROUNDS_AHEAD == ROUNDS_AHEAD - 1) {
          hear(listeners, before + (long) WRITERS * (post + 1 - ROUNDS_AHEAD));
        }
      }
      listeners.getFirst().postAtOnce("retry", RETRIES);
      long last = before + (long) WRITERS * POSTS_EACH + 1;
      List<Long> expected = LongStream.rangeClosed(before + 1, last).boxed().toList();
      hear(listeners, last);
      for (Listener listener : listeners) {
        assertThat(listener.trouble()).isNull();
        assertThat(listener.heardAfter(before)).isEqualTo(expected);
      }
      assertThat(visitor.messages())
          .filteredOn(message -> "retry".equals(message.get("clientId")))
          .hasSize(1);
    }
  }

  private static void hear(List<Listener> listeners, long seq) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(4))
        .until(() -> listeners.stream().allMatch(listener -> listener.isThrough(seq)));
  }
}
