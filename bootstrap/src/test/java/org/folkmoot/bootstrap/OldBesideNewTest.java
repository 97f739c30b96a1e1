package org.folkmoot.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.folkmoot.application.cluster.Feature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deploy: replicas of the version before and of this one serve the same rooms side by side. */
class OldBesideNewTest {
  private static final int ROUNDS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NEW =
      Stream.of(Feature.values())
          .map(feature -> "\"" + feature.wireName() + "\"")
          .collect(Collectors.joining(","));

  // As JSON writes them.
  private static final String TEA = "\\" + "uD83C" + "\\" + "uDF75";
  private static final String FIRE = "\\" + "uD83D" + "\\" + "uDD25";

  @TempDir Path home;

  private final List<AutoCloseable> begun = new ArrayList<>();
  private HttpClient client = begin(HttpClient.newHttpClient());
  private Map<String, String> settings;

  private <T extends AutoCloseable> T begin(T part) {
    begun.addFirst(part);
    return part;
  }

  @BeforeEach
  void begin() throws IOException {
    OwnPostgres postgres = begin(new OwnPostgres(home));
    OwnRedis redis = begin(new OwnRedis());
    settings = new HashMap<>(postgres.settings());
    settings.put("FOLKMOOT_REDIS_URL", redis.url());
    settings.put("FOLKMOOT_DRAIN_SECONDS", "0");
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable part : begun) {
      part.close();
    }
  }

  @Test
  void anUpgradeAndTheWayBackLoseNothingAndUseNothingNewTooEarly() throws Exception {
    Program before = old("before");
    Visitor ada = Visitor.registered(client, before.address());
    Visitor grace = ada.another("grace");
    ListeningSocket onOld = ListeningSocket.of(ada, before.address());
    // It brings the tables up to date under the old one's hands.
    Program now = fresh("now");
    ListeningSocket onNew = ListeningSocket.of(grace, now.address());

    talk(ada, grace.at(now.address()), "both", onOld, onNew);
    changeEachOthers(ada, grace.at(now.address()), onOld, onNew);
    assertThat(onNew.features).isEmpty();

    before.end();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(onNew.features).isEqualTo(NEW));

    Program back = old("back");
    ListeningSocket onBack = ListeningSocket.of(ada, back.address());
    talk(ada.at(back.address()), grace.at(now.address()), "back", onBack, onNew);
    assertThat(ListeningSocket.of(grace, now.address()).features).isEqualTo(NEW);
    assertThat(ada.at(back.address()).messages())
        .isEqualTo(ada.at(now.address()).messages())
        .hasSizeGreaterThan(4 * ROUNDS);
    assertThat(now.output() + before.output() + back.output()).doesNotContain(" ERROR ");
  }

  private Program old(String name) throws IOException, InterruptedException {
    return begin(
        Program.startedFrom(previous(), Files.createDirectory(home.resolve(name)), settings));
  }

  private Program fresh(String name) throws IOException {
    return begin(Program.start(Files.createDirectory(home.resolve(name)), settings));
  }

  /** Each says something, one after the other, and both hear all of it. */
  private static void talk(Visitor one, Visitor other, String name, ListeningSocket... ears)
      throws IOException {
    List<String> said = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Visitor visitor : List.of(one, other)) {
        String clientId = "%s-%d-%d".formatted(name, round, said.size());
        assertThat(visitor.post(clientId).status()).isEqualTo(201);
        said.add(clientId);
      }
    }
    for (ListeningSocket listener : ears) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(listener.heardNanos).containsKeys(said.toArray(String[]::new)));
    }
  }

  private static void changeEachOthers(Visitor one, Visitor other, ListeningSocket... ears)
      throws Exception {
    List<Long> seqs = one.messages().stream().map(Visitor::seq).toList();
    String path = "/api/rooms/~general/messages/";
    for (long seq : seqs.subList(seqs.size() - 4, seqs.size())) {
      assertThat(other.send("PUT", path + seq + "/reactions/%F0%9F%8D%B5", null).status())
          .isEqualTo(200);
      assertThat(one.send("PUT", path + seq + "/reactions/%F0%9F%94%A5", null).status())
          .isEqualTo(200);
      for (ListeningSocket listener : ears) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(listener.newest.get(seq)).contains(TEA, FIRE));
      }
    }
    assertThat(one.messages()).isEqualTo(one.at(other.address()).messages());
  }

  private static String previous() throws IOException, InterruptedException {
    Path script = Path.of("").toAbsolutePath().resolveSibling("deploy").resolve("previous");
    Process building =
        new ProcessBuilder(script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String jar =
        new String(building.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(building.waitFor()).isZero();
    assertThat(Path.of(jar)).isRegularFile();
    return jar;
  }
}
