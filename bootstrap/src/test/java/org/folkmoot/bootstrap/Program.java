package org.folkmoot.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folkmoot as its operator has it: a process with an environment, an output and an end. */
record Program(Process process, Path data, Path log) implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Folkmoot is ready: (http://\\S+)");

  /** With nothing in the environment but a PATH and these: no LANG, no HOME. */
  static Program start(Path home, Map<String, String> settings, String... command)
      throws IOException {
    return start(List.of(), RuntimeClassPath.get(), home, settings, command);
  }

  /** The same by way of another program, which becomes it. */
  static Program startedBy(
      List<String> starter, Path home, Map<String, String> settings, String... command)
      throws IOException {
    return start(starter, RuntimeClassPath.get(), home, settings, command);
  }

  /** The same of another build of Folkmoot. */
  static Program startedFrom(String classPath, Path home, Map<String, String> settings)
      throws IOException {
    return start(List.of(), classPath, home, settings);
  }

  private static Program start(
      List<String> starter,
      String classPath,
      Path home,
      Map<String, String> settings,
      String... command)
      throws IOException {
    Path output = Files.createTempFile(home, "output", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                classPath,
                "org.folkmoot.bootstrap.Main")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.command().addAll(0, starter);
    builder.command().addAll(List.of(command));
    Path data = home.resolve("data");
    builder.environment().keySet().retainAll(List.of("PATH"));
    builder.environment().put("FOLKMOOT_DATA", data.toString());
    builder.environment().put("FOLKMOOT_PORT", "0");
    builder.environment().put("FOLKMOOT_MANAGEMENT_PORT", "0");
    builder.environment().putAll(settings);
    return new Program(builder.start(), data, output);
  }

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

  /** What PostgreSQL writes about itself; its first line is its process id. */
  Path postmaster() {
    return data.resolve("postgresql/cluster/postmaster.pid");
  }

  void killPostgres() throws IOException {
    String pid = Files.readAllLines(postmaster()).getFirst().strip();
    ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
  }

  void kill() {
    process.destroyForcibly();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** Ends it as the system does, by SIGTERM. */
  void end() {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    end();
  }
}
