package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A PostgreSQL that stands still in the midst of everything: nothing is refused, nothing is closed,
 * nothing comes. A post once hung for as long as that lasted.
 */
class PausedDatabaseTest {
  /** More than there are connections. */
  private static final int CALLERS = 200;

  // Five seconds are what a caller waits at most; the rest is for a machine that has more to do.
  private static final Duration ANSWER_MAX = Duration.ofSeconds(9);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path home;

  private record Timed(int status, Map<String, Object> body, Duration took) {}

  @Test
  void everyCallIsAnsweredUnavailableSoonAndGoesThroughOnceWhenItIsBack() throws Exception {
    try (OwnPostgres postgres = new OwnPostgres(home);
        Program program = Program.start(home, postgres.settings());
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Flood flood = new Flood(Visitor.registered(client, program.address()), threads)) {
      Visitor visitor = flood.visitor;
      await().atMost(PATIENCE).until(() -> flood.acked.size() >= CALLERS);

      String general = visitor.general();

      postgres.pause();
      List<Future<Timed>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        String clientId = "while-paused-" + i;
        calls.add(threads.submit(() -> timed(() -> visitor.post(clientId))));
        String byId = "by-id-" + i;
        calls.add(threads.submit(() -> timed(() -> visitor.postById(general, byId))));
        calls.add(threads.submit(() -> timed(visitor::me)));
      }
      Duration lived = toldToLive(visitor, calls);
      Duration longest = Duration.ZERO;
      for (Future<Timed> call : calls) {
        Timed answer = call.get();
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(503);
        assertThat(answer.body()).containsEntry("code", "unavailable");
        longest = longest.compareTo(answer.took()) < 0 ? answer.took() : longest;
      }
      int during = flood.acked.size();
      postgres.resume();
      long resumed = System.nanoTime();
      for (int i = 0; i < CALLERS; i++) {
        String clientId = "while-paused-" + i;
        await()
            .pollDelay(Duration.ZERO)
            .atMost(PATIENCE)
            .until(() -> visitor.post(clientId).status() / 100 == 2);
      }
      Duration back = Duration.ofNanos(System.nanoTime() - resumed);
      await().atMost(PATIENCE).until(() -> flood.acked.size() >= during + CALLERS);
      flood.end();
      System.out.printf(
          "Paused PostgreSQL: %d calls answered 503, the longest after %d ms; told to live after %d ms"
              + " at most; all posts through %d ms after the end; other answers %s%n",
          calls.size(), longest.toMillis(), lived.toMillis(), back.toMillis(), flood.otherwise);

      assertThat(longest).isLessThan(ANSWER_MAX);
      // It waits behind none of the calls: these are first answered by a time-out. But 600 of them
      // have just knocked at once.
      assertThat(lived).isLessThan(longest.dividedBy(2));
      assertThat(flood.otherwise).allMatch(status -> status == 503);
      List<String> said = said(visitor);
      assertThat(said).doesNotHaveDuplicates().containsAll(flood.acked.keySet());
      assertThat(said).filteredOn(id -> id.startsWith("while-paused")).hasSize(CALLERS);
    }
  }

  /** How long it takes at most to hear that the program lives, until the first call is answered. */
  private static Duration toldToLive(Visitor visitor, List<Future<Timed>> calls) throws Exception {
    Duration longest = Duration.ZERO;
    while (calls.stream().noneMatch(Future::isDone)) {
      Timed answer = timed(() -> visitor.send("GET", "/health/liveness", null));
      assertThat(answer.status()).isEqualTo(200);
      longest = longest.compareTo(answer.took()) < 0 ? answer.took() : longest;
    }
    return longest;
  }

  private static List<String> said(Visitor visitor) throws IOException {
    return visitor.messages().stream()
        .map(message -> message.get("clientId"))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }

  private static Timed timed(Callable<Visitor.Answer> call) throws Exception {
    long began = System.nanoTime();
    Visitor.Answer answer = call.call();
    return new Timed(answer.status(), answer.body(), Duration.ofNanos(System.nanoTime() - began));
  }

  /** Posts all the time, so that the pause meets transactions in each of their states. */
  private static final class Flood implements AutoCloseable {
    private static final int WRITERS = 8;

    final Map<String, Long> acked = new ConcurrentHashMap<>();
    final ConcurrentLinkedQueue<Integer> otherwise = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger count = new AtomicInteger();
    private final List<Future<?>> writers = new ArrayList<>();
    private final Visitor visitor;

    Flood(Visitor visitor, ExecutorService threads) {
      this.visitor = visitor;
      for (int i = 0; i < WRITERS; i++) {
        writers.add(threads.submit(this::write));
      }
    }

    private Void write() throws IOException {
      String clientId = "flood-" + count.incrementAndGet();
      while (!over.get()) {
        Visitor.Answer answer = visitor.post(clientId);
        if (answer.status() == 201 || answer.status() == 200) {
          acked.put(clientId, Visitor.seq(answer.body()));
          clientId = "flood-" + count.incrementAndGet();
        } else {
          otherwise.add(answer.status());
        }
      }
      return null;
    }

    @Override
    public void close() {
      over.set(true);
    }

    void end() throws Exception {
      close();
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
  }
}
