package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one promise: no acknowledged message is lost, doubled or reordered, whatever dies. */
class CrashTest {
  private static final int WRITERS = 4;

  /** Nobody writes so much by hand. */
  private static final Map<String, String> SETTINGS =
      Map.of("FOLKMOOT_LIMIT_POSTS", "none", "FOLKMOOT_LIMIT_CHANGES", "none");

  /** Enough that something is always on its way when the power goes. */
  private static final int ACKS_BEFORE_THE_CRASH = 200;

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path home;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Long> acked = new ConcurrentHashMap<>();
  private volatile boolean over;

  @AfterEach
  void end() {
    client.close();
  }

  @Test
  void everyAcknowledgedMessageIsThereOnceAndInOrderAfterBothWereKilled() throws Exception {
    try (Program program = Program.start(home, SETTINGS)) {
      List<Thread> writers = writers(Visitor.registered(client, program.address()));
      await().atMost(PATIENCE).until(() -> acked.size() >= ACKS_BEFORE_THE_CRASH);

      program.killPostgres();
      program.kill();

      stop(writers);
    }
    try (Program again = Program.start(home, SETTINGS)) {
      assertPromise(Visitor.loggedIn(client, again.address()).messages());
    }
  }

  @Test
  void writersGoOnByThemselvesWhenPostgresWasKilledUnderFolkmoot() throws Exception {
    try (Program program = Program.start(home, SETTINGS)) {
      Visitor visitor = Visitor.registered(client, program.address());
      List<Thread> writers = writers(visitor);
      await().atMost(PATIENCE).until(() -> acked.size() >= ACKS_BEFORE_THE_CRASH);

      program.killPostgres();

      int before = acked.size();
      await().atMost(PATIENCE).until(() -> acked.size() >= before + ACKS_BEFORE_THE_CRASH);
      stop(writers);
      assertPromise(visitor.messages());
    }
  }

  private void assertPromise(List<Map<String, Object>> messages) {
    // Joining and leaving take numbers, too, so there may be some between two messages.
    assertThat(messages).extracting(Visitor::seq).doesNotHaveDuplicates().isSorted();
    Map<String, Long> kept = new HashMap<>();
    for (Map<String, Object> message : messages) {
      if (message.get("clientId") instanceof String clientId) {
        assertThat(kept.put(clientId, Visitor.seq(message))).as("a second %s", clientId).isNull();
      }
    }
    assertThat(kept).containsAllEntriesOf(acked);
  }

  /** Each posts one message after another, and one again until it has an answer for it. */
  private List<Thread> writers(Visitor visitor) {
    return Stream.generate(() -> Thread.ofVirtual().start(() -> writeOn(visitor)))
        .limit(WRITERS)
        .toList();
  }

  private void writeOn(Visitor visitor) {
    String clientId = UUID.randomUUID().toString();
    while (!over) {
      try {
        Visitor.Answer answer = visitor.post(clientId);
        if (answer.status() == 201 || answer.status() == 200) {
          acked.put(clientId, Visitor.seq(answer.body()));
          clientId = UUID.randomUUID().toString();
        }
      } catch (IOException gone) {
        // Whether it was stored isn't known, so it is asked again, as the wire contract wants.
      }
    }
  }

  private void stop(List<Thread> writers) throws InterruptedException {
    over = true;
    for (Thread writer : writers) {
      writer.join();
    }
  }
}
