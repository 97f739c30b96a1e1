package org.folkmoot.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as the operator sees it: a process with an environment, an output and an end. */
class MainTest {
  private static final Pattern READY = Pattern.compile("Folkmoot is ready: (http://\\S+)");

  @TempDir Path home;
  private final List<Run> runs = new ArrayList<>();

  @AfterEach
  void end() {
    runs.forEach(Run::kill);
  }

  @Test
  void startsOnABareMachineAndEndsWhenItIsToldTo() throws Exception {
    Run run = run(Map.of());
    URI address = run.address();

    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest question = HttpRequest.newBuilder(address.resolve("/health/readiness")).build();
      assertThat(client.send(question, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
    Path running = home.resolve("data/postgresql/cluster/postmaster.pid");
    assertThat(running).exists();

    run.process().destroy();
    assertThat(run.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(running).doesNotExist();
  }

  @Test
  void aSecondOneOnTheSameFolderIsRefusedWithASentence() throws Exception {
    run(Map.of()).address();

    Run second = run(Map.of());

    assertThat(second.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(second.process().exitValue()).isEqualTo(2);
    assertThat(second.output())
        .contains("Folkmoot can't start: The data folder ")
        .contains("is in use by another Folkmoot")
        .hasLineCount(1);
  }

  @Test
  void aTakenPortIsRefusedWithASentence() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Run run = run(Map.of("FOLKMOOT_HOST", "127.0.0.1", "FOLKMOOT_PORT", port));

      assertThat(run.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(run.process().exitValue()).isEqualTo(2);
      assertThat(run.output())
          .contains("The port " + port + " is taken")
          .contains("FOLKMOOT_PORT")
          .hasLineCount(1);
    }
  }

  /** With nothing in the environment but a PATH: no LANG, no HOME. */
  private Run run(Map<String, String> settings) throws IOException {
    Path output = home.resolve("output-" + runs.size());
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "org.folkmoot.bootstrap.Main")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().put("FOLKMOOT_DATA", home.resolve("data").toString());
    builder.environment().put("FOLKMOOT_PORT", "0");
    builder.environment().put("FOLKMOOT_MANAGEMENT_PORT", "0");
    builder.environment().putAll(settings);
    Run run = new Run(builder.start(), output);
    runs.add(run);
    return run;
  }

  private record Run(Process process, Path log) {
    String output() throws IOException {
      return Files.readString(log, UTF_8).strip();
    }

    URI address() {
      return await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                Matcher ready = READY.matcher(output());
                assertThat(process.isAlive()).as("%s", output()).isTrue();
                return ready.find() ? URI.create(ready.group(1)) : null;
              },
              address -> address != null);
    }

    void kill() {
      process.destroy();
      process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }
}
