package org.folkmoot.bootstrap.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.OwnerOnly;

/** How one of PostgreSQL's programs is run here: as whom, in which session, in which language. */
final class PostgresCommand {
  /** initdb and a shutdown with a full write-ahead log take seconds; a minute is a broken disk. */
  private static final long SECONDS_MAX = 60;

  private final PostgresPrograms programs;
  private final List<String> prefix;

  PostgresCommand(PostgresPrograms programs) {
    this(programs, prefix());
  }

  private PostgresCommand(PostgresPrograms programs, List<String> prefix) {
    this.programs = programs;
    this.prefix = prefix;
  }

  /** For the one that makes a cluster, and looks for others with the help of a shell. */
  void initialize(Path log, String... arguments) throws IOException {
    programs.plainly(plain -> new PostgresCommand(plain, prefix).run(log, "initdb", arguments));
  }

  /** For a program that ends by itself; what it printed is told only if it failed. */
  void run(Path log, String program, String... arguments) {
    run(log, "", program, List.of(arguments));
  }

  /** The same for one that reads what it is to do. */
  void run(Path log, String input, String program, List<String> arguments) {
    try {
      Process process = start(log, program, arguments);
      try (Writer in = process.outputWriter(UTF_8)) {
        in.write(input);
      }
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new CannotStart("%s didn't end within a minute; see %s.".formatted(program, log));
      }
      if (process.exitValue() != 0) {
        throw new CannotStart(
            "PostgreSQL's %s failed; %s says: %s".formatted(program, log, lastLine(log)));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CannotStart("The start was interrupted.", stopped);
    }
  }

  Process start(Path log, String program, List<String> arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(line(program, arguments))
            .redirectErrorStream(true)
            .redirectOutput(OwnerOnly.file(log).toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().keySet().removeIf(name -> name.startsWith("FOLKMOOT_"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  List<String> line(String program, List<String> arguments) {
    List<String> line = new ArrayList<>(prefix);
    line.add(programs.program(program));
    line.addAll(arguments);
    return line;
  }

  static String lastLine(Path log) {
    try (var lines = Files.lines(log, UTF_8)) {
      return lines.filter(line -> !line.isBlank()).reduce("nothing", (before, last) -> last);
    } catch (IOException unreadable) {
      return "nothing";
    }
  }

  private static List<String> prefix() {
    List<String> prefix = new ArrayList<>();
    if (found("setsid")) {
      // Ctrl-C goes to a terminal's whole session, and would end the server before Folkmoot has.
      prefix.add("setsid");
    }
    if ("root".equals(System.getProperty("user.name"))) {
      if (!allowed("unshare", "-U", "true")) {
        throw new CannotStart(
            "PostgreSQL refuses to run as root, and this system doesn't let root put that off (unshare -U);"
                + " start Folkmoot as an ordinary user, or set FOLKMOOT_DATABASE_URL to a server of your own.");
      }
      prefix.addAll(List.of("unshare", "-U"));
    }
    return List.copyOf(prefix);
  }

  private static boolean found(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static boolean allowed(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
