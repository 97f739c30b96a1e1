package org.folkmoot.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that runs a cluster on one machine, from its start to its end. */
class ClusterTest {
  private static final Path COMMAND =
      Path.of("").toAbsolutePath().resolveSibling("deploy/cluster").normalize();
  private static final Pattern EPOCH = Pattern.compile("\"epoch\":\"([0-9a-f]{32})-");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, String> settings = new HashMap<>();

  @TempDir Path home;

  @Test
  void twoReplicasAreOneFolkmootThatSurvivesOneOfThemAndARestore() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(cluster("up", "2")).contains("Folkmoot is up: http://127.0.0.1:");
      Visitor anywhere = Visitor.registered(client, address("ADDRESS"));
      Visitor atOne = new Visitor(client, address("REPLICA_1"), anywhere.token());

      List<String> heard = listen(client, address("REPLICA_2"), anywhere.token());
      assertThat(atOne.post("told-by-one").status()).isEqualTo(201);
      await(heard, "told-by-one");

      List<String> pids = pids();
      assertThat(pids).hasSize(5).allMatch(ClusterTest::isAlive);
      cluster("backup");
      cluster("kill", "1");
      for (int i = 0; i < 3; i++) {
        assertThat(anywhere.post("after-the-death-of-one-" + i).status()).isEqualTo(201);
      }
      settings.put("FOLKMOOT_DRAIN_SECONDS", "now and then");
      assertThat(refused("start", "1"))
          .contains("replica 1 doesn't start: it ended with 2.", "Folkmoot can't start: ");
      settings.clear();
      cluster("start", "1");
      assertThat(cluster("status")).contains("replica 1").doesNotContain("not ");

      cluster("restore");
      List<String> later = listen(client, address("REPLICA_1"), anywhere.token());
      assertThat(epoch(later)).isNotEqualTo(epoch(heard));
      assertThat(anywhere.messages())
          .extracting(message -> message.get("clientId"))
          .contains("told-by-one")
          .doesNotContain("after-the-death-of-one-0");

      pids = pids();
      cluster("wipe");
      assertThat(pids).noneMatch(ClusterTest::isAlive);
      assertThat(home.resolve("cluster")).doesNotExist();
    } finally {
      if (Files.exists(home.resolve("cluster"))) {
        cluster("wipe");
      }
    }
  }

  @Test
  void aFolderOfSomethingElseIsLeftAlone() throws Exception {
    Path folder = Files.createDirectories(home.resolve("cluster"));
    Files.writeString(folder.resolve("thesis.txt"), "ten years of work");

    assertThat(refused("up")).contains("holds something else");
    assertThat(refused("wipe")).contains("There is no cluster");
    assertThat(folder.resolve("thesis.txt")).exists();
  }

  private String cluster(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile(home, "cluster", ".out");
    assertThat(run(output, arguments)).as("%s", Files.readString(output)).isZero();
    return Files.readString(output);
  }

  private String refused(String... arguments) throws IOException, InterruptedException {
    Path output = Files.createTempFile(home, "cluster", ".out");
    assertThat(run(output, arguments)).isEqualTo(1);
    return Files.readString(output);
  }

  private int run(Path output, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(COMMAND.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("FOLKMOOT_(?!TEST_).*"));
    builder
        .environment()
        .putAll(
            Map.of(
                "FOLKMOOT_CLUSTER",
                home.resolve("cluster").toString(),
                "FOLKMOOT_CLASS_PATH",
                RuntimeClassPath.get(),
                "FOLKMOOT_JAVA_OPTIONS",
                "-XX:TieredStopAtLevel=1 -Dlogback.configurationFile=logback.xml"));
    builder.environment().putAll(settings);
    Process process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", command) + " takes too long");
    }
    return process.exitValue();
  }

  private URI address(String name) throws IOException {
    Properties env = new Properties();
    try (var lines = Files.newBufferedReader(home.resolve("cluster/env"), UTF_8)) {
      env.load(lines);
    }
    return URI.create(env.getProperty(name));
  }

  private List<String> pids() throws IOException {
    List<String> pids = new ArrayList<>();
    try (var files = Files.list(home.resolve("cluster/pids"))) {
      for (Path file : files.toList()) {
        pids.add(Files.readString(file).strip());
      }
    }
    return pids;
  }

  /** Whoever has ended and isn't buried has no folder to work in any more. */
  private static boolean isAlive(String pid) {
    return Files.exists(Path.of("/proc", pid, "cwd"));
  }

  private static List<String> listen(HttpClient client, URI replica, String token) {
    List<String> heard = new CopyOnWriteArrayList<>();
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public @Nullable CompletionStage<?> onText(
              WebSocket socket, CharSequence text, boolean last) {
            heard.add(text.toString());
            socket.request(1);
            return null;
          }
        };
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(URI.create("ws://" + replica.getAuthority() + "/ws"), listener)
            .join();
    socket.sendText("{\"type\":\"hello\",\"cursors\":{}}", true).join();
    await(heard, "\"ready\"");
    return heard;
  }

  private static void await(List<String> heard, String text) {
    Awaitility.await().atMost(PATIENCE).until(() -> String.join("", heard).contains(text));
  }

  /** Without PostgreSQL's own part of it. */
  private static String epoch(List<String> heard) {
    Matcher epoch = EPOCH.matcher(heard.getFirst());
    assertThat(epoch.find()).as(heard.getFirst()).isTrue();
    return epoch.group(1);
  }
}
