package org.folkmoot.load.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.folkmoot.load.report.Outcome;
import org.folkmoot.load.report.Report;

/** The command {@code deploy/drill}; ends with 1 when anything promised was broken. */
public final class Main {
  // Less than half of what replicas take unless told otherwise: three go one after the other.
  private static final String DRAIN_SECONDS = "8";

  private Main() {}

  /** The first argument is the folder of the commands; the rest is what the user wrote. */
  public static void main(String[] words) throws IOException, SQLException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path deploy = Path.of(words[0]);
    if (words.length == 2 && words[1].equals("figures")) {
      System.exit(figures(deploy, out));
    }
    Options options;
    try {
      options = Options.from(List.of(words).subList(1, words.length));
    } catch (Options.Unclear unclear) {
      System.err.println(unclear.getMessage());
      System.err.print(Options.USAGE);
      System.exit(2);
      return;
    }
    String name =
        LocalDateTime.now(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"))
            + "-"
            + options.seed();
    Path folder = Files.createDirectories(deploy.resolve(".cache/drill").resolve(name));
    Path cache = deploy.resolve(".cache/drill/cluster");
    String own = System.getenv("FOLKMOOT_CLUSTER");
    Cluster cluster =
        new Cluster(
            deploy.resolve("cluster"),
            own == null || own.isEmpty() ? cache : Path.of(own),
            folder.resolve("cluster.log"),
            Map.of("FOLKMOOT_DRAIN_SECONDS", DRAIN_SECONDS, "FOLKMOOT_LIMIT_CHANGES", "none"));
    System.exit(drill(options, cluster, folder, out));
  }

  private static int figures(Path deploy, PrintStream out) throws IOException, SQLException {
    Path folder = Files.createDirectories(deploy.resolve(".cache/drill/figures"));
    Cluster cluster =
        new Cluster(
            deploy.resolve("cluster"),
            deploy.resolve(".cache/drill/cluster"),
            folder.resolve("cluster.log"),
            Map.of("FOLKMOOT_LIMIT_POSTS", "none", "FOLKMOOT_LIMIT_CHANGES", "none"));
    Thread lastWish = new Thread(() -> cluster.run("down"));
    Runtime.getRuntime().addShutdownHook(lastWish);
    if (cluster.exists()) {
      cluster.run("wipe");
    }
    try (Figures figures = new Figures(cluster, folder, out)) {
      figures.run();
      return 0;
    } catch (Cluster.Trouble trouble) {
      System.err.println(trouble.getMessage());
      return 2;
    } finally {
      Runtime.getRuntime().removeShutdownHook(lastWish);
      cluster.run("wipe");
    }
  }

  private static int drill(Options options, Cluster cluster, Path folder, PrintStream out)
      throws IOException, SQLException {
    Thread lastWish = new Thread(() -> cluster.run("down"));
    Runtime.getRuntime().addShutdownHook(lastWish);
    try {
      if (cluster.exists()) {
        cluster.run("wipe");
      }
      Outcome outcome = new Drill(options, cluster, folder, out).run();
      Report.write(outcome, folder);
      out.print(Report.table(outcome));
      out.println("All of it: " + folder.resolve("report.html"));
      if (outcome.isClean()) {
        cluster.run("wipe");
        return 0;
      }
      keepLogs(cluster, folder);
      return 1;
    } catch (Cluster.Trouble trouble) {
      System.err.println(trouble.getMessage());
      keepLogs(cluster, folder);
      return 2;
    } finally {
      Runtime.getRuntime().removeShutdownHook(lastWish);
      if (cluster.exists()) {
        cluster.run("down");
      }
    }
  }

  private static void keepLogs(Cluster cluster, Path folder) throws IOException {
    if (!Files.isDirectory(cluster.logs())) {
      return;
    }
    Path to = Files.createDirectories(folder.resolve("logs"));
    try (var logs = Files.list(cluster.logs())) {
      for (Path log : logs.toList()) {
        Files.copy(log, to.resolve(log.getFileName()));
      }
    }
  }
}
