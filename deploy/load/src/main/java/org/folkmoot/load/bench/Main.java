package org.folkmoot.load.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.folkmoot.load.drill.Cluster;
import org.folkmoot.load.light.LightSockets;

/** The command {@code deploy/bench}; ends with 1 when a bar that must be reached is missed. */
public final class Main {
  private static final int USERS = 1_650;
  private static final int ROOMS = 51;
  private static final int LOOPS = 2;

  /** What is measured with posts, and slows down while Java still compiles what they need. */
  private static final Set<Options.Scenario> POSTS =
      EnumSet.of(
          Options.Scenario.FAN_OUT,
          Options.Scenario.DURABLE,
          Options.Scenario.HOT,
          Options.Scenario.BUSY_EVENING);

  private Main() {}

  /** The first argument is the folder of the commands; the rest is what the user wrote. */
  public static void main(String[] words) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> asked = List.of(words).subList(1, words.length);
    if (asked.size() == 3 && asked.getFirst().equals("compare")) {
      try {
        out.print(Paper.comparing(result(asked.get(1)), result(asked.get(2))));
      } catch (NoSuchFileException missing) {
        System.err.println("There is no result in " + missing.getFile() + ".");
        System.exit(2);
      }
      return;
    }
    Options options;
    try {
      options = Options.from(asked);
    } catch (Options.Unclear unclear) {
      System.err.println(unclear.getMessage());
      System.err.print(Options.USAGE);
      System.exit(2);
      return;
    }
    System.exit(run(Path.of(words[0]), options, out));
  }

  private static Findings result(String path) throws IOException {
    Path given = Path.of(path);
    Path file = Files.isDirectory(given) ? given.resolve("result.json") : given;
    return Findings.read(Files.readString(file));
  }

  private static int run(Path deploy, Options options, PrintStream out) throws IOException {
    String now =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    Path folder = Files.createDirectories(deploy.resolve(".cache/bench").resolve(now));
    Path log = folder.resolve("cluster.log");
    String machine =
        "%d processors, Java %s"
            .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version());
    Findings findings = Findings.none(now, machine);
    long begin = System.nanoTime();
    Thread lastWish = new Thread(() -> Stand.end(deploy, log));
    Runtime.getRuntime().addShutdownHook(lastWish);
    try (Stand stand = new Stand(deploy, folder, USERS, ROOMS);
        LightSockets sockets = new LightSockets(LOOPS)) {
      Profiles profiles = new Profiles(options.profile(), folder, out);
      measure(options, new Bench(stand, sockets, findings, profiles, out));
    } catch (Cluster.Trouble trouble) {
      System.err.println(trouble.getMessage());
      return 2;
    }
    Runtime.getRuntime().removeShutdownHook(lastWish);
    Files.writeString(folder.resolve("result.json"), findings.json());
    Files.writeString(folder.resolve("report.html"), BenchPage.of(findings));
    out.print(Paper.of(findings));
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    out.printf("It took %d:%02d minutes.%n", took.toMinutes(), took.toSecondsPart());
    out.println("All of it: " + folder.resolve("report.html"));
    return Bars.verdicts(findings).stream().allMatch(Bars.Verdict::isKept) ? 0 : 1;
  }

  private static void measure(Options options, Bench bench) {
    if (options.scenarios().stream().anyMatch(POSTS::contains)) {
      new Durable(bench, options.seconds()).warm();
    }
    for (Options.Scenario scenario : options.scenarios()) {
      switch (scenario) {
        case FAN_OUT -> new FanOut(bench, options.seconds()).measure();
        case DURABLE -> {
          Durable durable = new Durable(bench, options.seconds());
          durable.measure(1, Warming.TIMES);
          durable.measure(8, Warming.TIMES);
          durable.measure(64, options.lesserWarmings());
        }
        case HOT -> new Durable(bench, options.seconds()).measureHot(options.lesserWarmings());
        case BUSY_EVENING ->
            new Durable(bench, options.seconds()).measureBusyEvening(Warming.TIMES);
        case ROWS -> new RowCosts(bench).measure();
        case SIGN_IN -> new SigningIn(bench, options.seconds()).measure();
        case CONNECT -> new Connecting(bench, options.seconds()).measure();
        case STORM -> new Storm(bench).measure();
        case ARCHIVE -> new Archive(bench, options.seconds()).measure();
        case IDLE -> new Idle(bench).measure();
        case GROWTH -> new Growing(bench, options.shortSeconds()).measure();
        case REPLICAS -> new Replicas(bench, options.shortSeconds()).measure();
      }
    }
  }
}
