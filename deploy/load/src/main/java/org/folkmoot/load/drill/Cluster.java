package org.folkmoot.load.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real processes, by way of {@code deploy/cluster}. */
public final class Cluster {
  private final Path command;
  private final Path folder;
  private final Path log;
  private final Map<String, String> settings;

  /**
   * Names one.
   *
   * @param log where the command's own words go
   * @param settings the replicas' environment, besides this process's own
   */
  public Cluster(Path command, Path folder, Path log, Map<String, String> settings) {
    this.command = command;
    this.folder = folder;
    this.log = log;
    this.settings = Map.copyOf(settings);
  }

  /** The command said no. */
  public static final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Trouble(String words) {
      super(words);
    }
  }

  public void run(String... words) {
    List<String> all = new ArrayList<>(List.of(command.toString()));
    all.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("FOLKMOOT_CLUSTER", folder.toString());
    builder.environment().putAll(settings);
    try {
      int exit = builder.start().waitFor();
      if (exit != 0) {
        throw new Trouble(
            "deploy/cluster %s ended with %d; %s says why."
                .formatted(String.join(" ", words), exit, log));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Trouble("deploy/cluster " + String.join(" ", words) + " was interrupted");
    }
  }

  public Path logs() {
    return folder.resolve("logs");
  }

  public boolean exists() {
    return Files.exists(folder);
  }

  public long pid(String what) {
    try {
      return Long.parseLong(Files.readString(folder.resolve("pids").resolve(what)).strip());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public URI address() {
    return URI.create(env("ADDRESS"));
  }

  public String env(String name) {
    Map<String, String> all = new HashMap<>();
    try {
      for (String line : Files.readAllLines(folder.resolve("env"))) {
        int at = line.indexOf('=');
        if (at > 0) {
          all.put(line.substring(0, at), unquoted(line.substring(at + 1)));
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    String value = all.get(name);
    if (value == null) {
      throw new Trouble("The cluster doesn't say its " + name + ".");
    }
    return value;
  }

  // The shell's way of quoting, as far as addresses and passwords need it.
  private static String unquoted(String text) {
    return text.replaceAll("\\\\(.)", "$1");
  }
}
