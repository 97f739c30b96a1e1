package org.folkmoot.web.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The Node that comes with Playwright's driver, so that none has to be installed. */
final class Node {
  private static final long MINUTES_MAX = 2;

  private final Path program;

  private Node(Path program) {
    this.program = program;
  }

  /** Takes it out of its jar, unless that was done before. */
  static Node unpacked() throws IOException {
    String platform = platform();
    Path program = Path.of("target", "node", platform, "node").toAbsolutePath();
    if (!Files.isExecutable(program)) {
      Files.createDirectories(program.getParent());
      Path half = program.resolveSibling("node.half");
      try (InputStream in =
          Node.class.getClassLoader().getResourceAsStream("driver/" + platform + "/node")) {
        if (in == null) {
          throw new IllegalStateException("Playwright's driver has no Node for " + platform);
        }
        Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
      }
      if (!half.toFile().setExecutable(true)) {
        throw new IllegalStateException("Can't make " + half + " executable");
      }
      Files.move(half, program, StandardCopyOption.REPLACE_EXISTING);
    }
    return new Node(program);
  }

  /** Runs a script to its end. */
  Outcome run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--no-warnings"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("Node didn't end: " + command);
    }
    return new Outcome(process.exitValue(), output);
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    if (system.contains("mac")) {
      return arm ? "mac-arm64" : "mac";
    }
    return arm ? "linux-arm64" : "linux";
  }

  record Outcome(int exitCode, String output) {}
}
