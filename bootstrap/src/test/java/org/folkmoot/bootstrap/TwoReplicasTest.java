package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens at one replica is known at the other: by Redis, and without it. */
class TwoReplicasTest {
  private static final int ROUNDS = 20;
  private static final int POSTS_A_ROUND = 10;

  // Two seconds are promised; the rest is for a machine that has more to do. Without the sweep it
  // would be for ever.
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path home;

  private final List<AutoCloseable> begun = new ArrayList<>();
  private HttpClient client = begin(HttpClient.newHttpClient());
  private OwnRedis redis;
  private URI one;
  private URI other;

  private <T extends AutoCloseable> T begin(T part) {
    begun.addFirst(part);
    return part;
  }

  @BeforeEach
  void begin() throws IOException {
    OwnPostgres postgres = begin(new OwnPostgres(home));
    redis = begin(new OwnRedis());
    Map<String, String> settings = new HashMap<>(postgres.settings());
    settings.put("FOLKMOOT_REDIS_URL", redis.url());
    Program first = begin(Program.start(Files.createDirectory(home.resolve("one")), settings));
    Program second = begin(Program.start(Files.createDirectory(home.resolve("other")), settings));
    one = first.address();
    other = second.address();
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable part : begun) {
      part.close();
    }
  }

  @Test
  void aPostReachesTheOtherReplicaAlsoWhenRedisIsGoneForGood() throws Exception {
    Visitor ada = Visitor.registered(client, one);
    ListeningSocket listener = ListeningSocket.of(ada.another("grace"), other);

    List<Long> withRedis = post(ada, listener, "with-redis", 2);
    redis.kill();
    List<Long> without = post(ada, listener, "without-redis", ROUNDS);

    print("with Redis", withRedis);
    print("without Redis", without);
    assertThat(percentile(without, 99)).isLessThan(SOON.toMillis());
    List<String> told =
        listener.heardNanos.keySet().stream().filter(id -> id.startsWith("without")).toList();
    assertThat(told).hasSize(ROUNDS * POSTS_A_ROUND);
  }

  /** Round after round, each when the one before has come, so that they meet the sweep anywhere. */
  private static List<Long> post(Visitor ada, ListeningSocket listener, String name, int rounds)
      throws IOException {
    List<Long> millis = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Map<String, Long> ackedNanos = new HashMap<>();
      for (int i = 0; i < POSTS_A_ROUND; i++) {
        String clientId = "%s-%d-%d".formatted(name, round, i);
        assertThat(ada.post(clientId).status()).isEqualTo(201);
        ackedNanos.put(clientId, System.nanoTime());
      }
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(listener.heardNanos).containsKeys(keys(ackedNanos)));
      ackedNanos.forEach(
          (id, acked) ->
              millis.add(
                  Math.max(0, TimeUnit.NANOSECONDS.toMillis(listener.heardNanos.get(id) - acked))));
    }
    return millis;
  }

  private static String[] keys(Map<String, Long> map) {
    return map.keySet().toArray(String[]::new);
  }

  @Test
  void aSignInThatWasRevokedIsDeadOnTheOtherReplicaWithAndWithoutRedis() throws Exception {
    Visitor.registered(client, one);
    assertDies("with Redis");
    redis.kill();
    assertDies("without Redis");
  }

  private void assertDies(String how) throws Exception {
    Visitor visitor = Visitor.loggedIn(client, one);
    ListeningSocket listener = ListeningSocket.of(visitor, other);
    assertThat(visitor.at(other).me().status()).isEqualTo(200);

    assertThat(visitor.logout().status()).isEqualTo(204);
    long revoked = System.nanoTime();

    await().atMost(SOON).until(() -> visitor.at(other).me().status() == 401);
    long refused = System.nanoTime();
    assertThat(listener.closed.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(4401);
    long closed = System.nanoTime();
    System.out.printf(
        "Revoked sign-in %s: refused on the other replica within %d ms, its socket closed"
            + " within %d ms%n",
        how,
        TimeUnit.NANOSECONDS.toMillis(refused - revoked),
        TimeUnit.NANOSECONDS.toMillis(closed - revoked));
  }

  @Test
  void aRoomThatIsDeletedEndsForEverybodyOnTheOtherReplicaWithAndWithoutRedis() throws Exception {
    Visitor ada = Visitor.registered(client, one);
    Visitor grace = ada.another("grace");
    String first = room(ada, grace, "first");
    String second = room(ada, grace, "second");
    ListeningSocket hers = ListeningSocket.of(grace, other);
    ListeningSocket own = ListeningSocket.of(ada, one);
    assertEnds(ada, first, hers, own);
    redis.kill();
    assertEnds(ada, second, hers, own);
    assertThat(grace.at(other).send("GET", "/api/rooms/" + second, null).status()).isEqualTo(404);
  }

  private static String room(Visitor owner, Visitor guest, String name) throws IOException {
    Object id =
        owner
            .send("POST", "/api/rooms", Map.of("name", name, "visibility", "public"))
            .body()
            .get("id");
    assertThat(guest.send("POST", "/api/rooms/" + id + "/join", null).status()).isEqualTo(200);
    return id.toString();
  }

  private static void assertEnds(Visitor owner, String room, ListeningSocket... ears)
      throws IOException {
    assertThat(owner.send("DELETE", "/api/rooms/" + room, null).status()).isEqualTo(204);
    for (ListeningSocket listener : ears) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(listener.ended).containsEntry(room, "deleted"));
    }
  }

  private static void print(String how, List<Long> millis) {
    System.out.printf(
        "From ack to the other replica's socket %s, %d posts: p50 %d ms, p99 %d ms%n",
        how, millis.size(), percentile(millis, 50), percentile(millis, 99));
  }

  private static long percentile(List<Long> millis, int percent) {
    List<Long> sorted = millis.stream().sorted().toList();
    return sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
  }
}
