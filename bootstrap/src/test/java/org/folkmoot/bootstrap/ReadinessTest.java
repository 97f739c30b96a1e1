package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A balancer that drops every replica because the database is away helps nobody. */
class ReadinessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path home;

  @Test
  void aReplicaIsReadyWhileRedisAndPostgresAreAwayAndServesWhenTheyAreBack() throws Exception {
    try (OwnPostgres postgres = new OwnPostgres(home);
        OwnRedis redis = new OwnRedis()) {
      Map<String, String> settings = new HashMap<>(postgres.settings());
      settings.put("FOLKMOOT_REDIS_URL", redis.url());
      try (Program program = Program.start(home, settings);
          HttpClient client = HttpClient.newHttpClient();
          ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        URI address = program.address();
        Visitor visitor = Visitor.registered(client, address);
        Balancer balancer = new Balancer(client, address);
        Future<?> asking = threads.submit(balancer);
        balancer.asksOften();

        redis.kill();
        assertThat(visitor.post("without-redis").status()).isEqualTo(201);
        balancer.asksOften();

        postgres.kill();
        assertThat(visitor.post("without-both").status()).isEqualTo(503);
        balancer.asksOften();

        postgres.comeBack();
        await().atMost(PATIENCE).until(() -> visitor.post("without-both").status() / 100 == 2);
        redis.comeBack();
        assertThat(visitor.post("with-both-again").status()).isEqualTo(201);
        balancer.asksOften();

        balancer.over.set(true);
        asking.get();
        assertThat(balancer.answers).containsOnlyKeys(200);
        assertThat(visitor.messages())
            .extracting(message -> message.get("clientId"))
            .contains("without-redis", "without-both", "with-both-again");
      }
    }
  }

  /** Asks all the time, and counts what it is answered. */
  private record Balancer(
      HttpClient client, URI address, Map<Integer, Integer> answers, AtomicBoolean over)
      implements Runnable {
    /** What a balancer asks in half a minute, each second once. */
    private static final int OFTEN = 30;

    Balancer(HttpClient client, URI address) {
      this(client, address, new ConcurrentHashMap<>(), new AtomicBoolean());
    }

    @Override
    public void run() {
      HttpRequest question =
          HttpRequest.newBuilder(address.resolve("/health/readiness"))
              .timeout(Duration.ofSeconds(10))
              .build();
      while (!over.get()) {
        int status =
            client.sendAsync(question, HttpResponse.BodyHandlers.discarding()).join().statusCode();
        answers.merge(status, 1, Integer::sum);
      }
    }

    void asksOften() {
      int asked = count();
      await().atMost(PATIENCE).until(() -> count() >= asked + OFTEN);
    }

    private int count() {
      return answers.values().stream().mapToInt(Integer::intValue).sum();
    }
  }
}
