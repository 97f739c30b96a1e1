package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody with a thousand rooms who asks for all of them on sixty connections. Others waited two
 * seconds then, and were answered 503.
 */
class ManyRoomsTest {
  private static final int ROOMS = 1_000;
  private static final int CONNECTIONS = 60;
  private static final int CALLS = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path home;

  @Test
  void whoAsksForManyRoomsAtOnceStarvesNobody() throws Exception {
    try (Program program = Program.start(home, Map.of("FOLKMOOT_LIMIT_CHANGES", "none"));
        HttpClient client = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Visitor greedy = Visitor.registered(client, program.address());
      Visitor other = greedy.another("other");
      List<Future<Visitor.Answer>> rooms = new ArrayList<>();
      ExecutorService few = Executors.newFixedThreadPool(4);
      for (int i = 0; i < ROOMS; i++) {
        Map<String, String> wish = Map.of("name", "room " + i, "visibility", "private");
        rooms.add(few.submit(() -> greedy.send("POST", "/api/rooms", wish)));
      }
      for (Future<Visitor.Answer> room : rooms) {
        assertThat(room.get().status()).isEqualTo(201);
      }
      few.shutdown();

      List<Long> alone = tookMicros(other);
      AtomicBoolean over = new AtomicBoolean();
      Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
      List<Future<?>> flood = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        flood.add(threads.submit(() -> ask(greedy, over, answers)));
      }
      List<Long> beside;
      try {
        await().atMost(PATIENCE).until(() -> answers.containsKey(200));
        beside = tookMicros(other);
      } finally {
        over.set(true);
      }
      for (Future<?> asking : flood) {
        asking.get();
      }
      System.out.printf(
          "others' calls: alone p50 %d µs, p99 %d µs; beside it p50 %d µs, p99 %d µs; it got %s%n",
          at(alone, 50), at(alone, 99), at(beside, 50), at(beside, 99), answers);
      assertThat(answers.keySet()).containsExactlyInAnyOrder(200, 429);
    }
  }

  private static @Nullable Void ask(
      Visitor greedy, AtomicBoolean over, Map<Integer, AtomicInteger> answers) throws IOException {
    while (!over.get()) {
      int status = greedy.send("GET", "/api/rooms", null).status();
      answers.computeIfAbsent(status, known -> new AtomicInteger()).incrementAndGet();
    }
    return null;
  }

  private static List<Long> tookMicros(Visitor other) throws IOException {
    List<Long> took = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      long began = System.nanoTime();
      Visitor.Answer answer = other.send("GET", "/api/rooms/~general/messages", null);
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
      took.add((System.nanoTime() - began) / 1_000);
    }
    Collections.sort(took);
    return took;
  }

  private static long at(List<Long> sorted, int percent) {
    return sorted.get(sorted.size() * percent / 100);
  }
}
