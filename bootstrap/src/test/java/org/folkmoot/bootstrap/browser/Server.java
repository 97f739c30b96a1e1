package org.folkmoot.bootstrap.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.folkmoot.bootstrap.RuntimeClassPath;

/** One replica in a process of its own, on an empty data folder. */
record Server(Process process, Path log) implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Folkmoot is ready: (http://\\S+)");

  static Server start(Path home) throws IOException {
    return start(home, Map.of());
  }

  static Server start(Path home, Map<String, String> settings) throws IOException {
    Path log = home.resolve("server.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                RuntimeClassPath.get(),
                "org.folkmoot.bootstrap.Main")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("FOLKMOOT_DATA", home.resolve("data").toString());
    builder.environment().put("FOLKMOOT_PORT", "0");
    builder.environment().put("FOLKMOOT_MANAGEMENT_PORT", "0");
    // Rooms are filled much faster than anybody writes.
    builder.environment().put("FOLKMOOT_LIMIT_POSTS", "500/s");
    builder.environment().putAll(settings);
    return new Server(builder.start(), log);
  }

  int port() {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              String output = Files.readString(log, UTF_8);
              assertThat(process.isAlive()).as("%s", output).isTrue();
              Matcher ready = READY.matcher(output);
              return ready.find() ? URI.create(ready.group(1)).getPort() : 0;
            },
            port -> port > 0);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
