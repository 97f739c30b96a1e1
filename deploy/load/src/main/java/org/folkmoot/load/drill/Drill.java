package org.folkmoot.load.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.folkmoot.load.check.Checker;
import org.folkmoot.load.check.Run;
import org.folkmoot.load.check.TruthReader;
import org.folkmoot.load.client.Calls;
import org.folkmoot.load.client.Lines;
import org.folkmoot.load.client.ProtocolClient;
import org.folkmoot.load.report.Outcome;

/** One run, from an empty cluster to the verdict. */
final class Drill {
  private static final int LOOPS = 2;
  private static final int ARRIVE_SECONDS = 60;
  // What replicas are like that have just begun is shown by those that are killed or rolled.
  private static final int WARMING_MILLIS = 15_000;
  private static final int LAST_SECONDS = 60;
  private static final int COUNTS_AT_ONCE = 16;
  private static final int SETTLED_LOOK_MILLIS = 250;

  private final Options options;
  private final Cluster cluster;
  private final Path folder;
  private final PrintStream out;

  Drill(Options options, Cluster cluster, Path folder, PrintStream out) {
    this.options = options;
    this.cluster = cluster;
    this.folder = folder;
    this.out = out;
  }

  Outcome run() throws IOException, SQLException {
    Path seeded = folder.resolve("crowd.jsonl");
    int people = Crowd.people(options.clients());
    int rooms = Crowd.roomsFor(people);
    out.printf("Seed %d: %d replicas are started.%n", options.seed(), options.replicas());
    cluster.run("up", String.valueOf(options.replicas()));
    cluster.run(
        "seed",
        "--users",
        String.valueOf(people),
        "--rooms",
        String.valueOf(rooms),
        "--rooms-per-user",
        String.valueOf(Crowd.ROOMS_EACH),
        "--seed",
        String.valueOf(options.seed()),
        "--out",
        seeded.toString());
    ExecutorService threads =
        Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory());
    try (Lines lines = new Lines(LOOPS);
        Calls calls = new Calls(cluster.address(), threads)) {
      SplittableRandom random = new SplittableRandom(options.seed());
      Crowd crowd =
          Crowd.of(seeded, cluster.address(), options.clients(), lines, calls, random.split());
      return live(crowd, calls, random);
    } finally {
      threads.shutdownNow();
    }
  }

  private Outcome live(Crowd crowd, Calls calls, SplittableRandom random) throws SQLException {
    out.printf(
        "%d clients of %d people come in.%n", options.clients(), Crowd.people(options.clients()));
    crowd.guests().forEach(guest -> guest.client().wake());
    if (!await(ARRIVE_SECONDS, () -> crowd.behind(Map.of()).isEmpty())) {
      throw new Cluster.Trouble("Not everybody came in within a minute.");
    }
    Plan plan = Plan.of(options.faults(), options.time(), new Random(options.seed()));
    plan.leftOut().forEach(fault -> out.printf("No time for %s.%n", fault.words()));
    Comings comings = new Comings(calls);
    Workload workload = new Workload(crowd, comings, options.rate(), random.split());
    Nemesis nemesis = new Nemesis(cluster, crowd, options, out);
    Timeline timeline = new Timeline(crowd);
    timeline.start();
    workload.start();
    nemesis.warmUp(WARMING_MILLIS);
    long end = System.nanoTime() + options.time().toNanos();
    for (Plan.Act act : plan.acts()) {
      long left = TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime());
      // What took longer than planned takes the time of what comes last.
      if (left >= act.seconds() - Plan.QUIET_SECONDS) {
        nemesis.play(act);
      } else {
        out.printf("No time for %s.%n", act.words());
      }
    }
    Nemesis.pause(TimeUnit.NANOSECONDS.toMillis(Math.max(0, end - System.nanoTime())));
    workload.stop();
    return judge(crowd, calls, comings, nemesis, timeline);
  }

  private Outcome judge(
      Crowd crowd, Calls calls, Comings comings, Nemesis nemesis, Timeline timeline)
      throws SQLException {
    out.println("All is quiet; everyone is to have everything.");
    TruthReader reader =
        new TruthReader(
            cluster.env("DATABASE_URL"),
            cluster.env("DATABASE_USER"),
            cluster.env("DATABASE_PASSWORD"));
    await(LAST_SECONDS, comings::isQuiet);
    await(LAST_SECONDS, () -> lacking(crowd, reader).isEmpty());
    lacking(crowd, reader).forEach(guest -> out.println(guest.client().standing()));
    timeline.stop();
    List<Run.Counted> counts = counts(crowd, calls);
    List<String> unanswered = new ArrayList<>();
    for (Guest guest : crowd.guests()) {
      int count = guest.client().unanswered();
      if (count > 0) {
        unanswered.add("%s waits for %d answers".formatted(guest.client().name(), count));
      }
    }
    crowd.guests().forEach(guest -> guest.client().sleep());
    await(LAST_SECONDS, () -> crowd.guests().stream().noneMatch(guest -> guest.client().isReady()));
    Run run =
        new Run(
            crowd.recordings(),
            reader.read(),
            nemesis.ordeals(),
            nemesis.restores(),
            nemesis.wakings(),
            nemesis.restless(),
            comings.leavings(),
            counts,
            unanswered,
            !options.safetyOnly());
    return new Outcome(
        options.seed(),
        options.toString(),
        run,
        Checker.check(run),
        timeline.seconds(),
        timeline.begunNanos());
  }

  /** Those who don't hold what the database holds, or hold it of other rooms. */
  private static List<Guest> lacking(Crowd crowd, TruthReader reader) {
    try {
      Map<String, Long> heads = reader.heads();
      Map<String, List<String>> rooms = reader.roomsOf();
      return crowd.guests().stream()
          .filter(
              guest -> {
                List<String> own = rooms.getOrDefault(guest.username(), List.of());
                return !hasAll(guest.client(), Set.copyOf(own), heads);
              })
          .toList();
    } catch (SQLException notNow) {
      return crowd.guests();
    }
  }

  private static boolean hasAll(ProtocolClient client, Set<String> own, Map<String, Long> heads) {
    return client.isSettled()
        && client.unanswered() == 0
        && client.rooms().equals(own)
        && own.stream().allMatch(room -> client.cursor(room) == heads.getOrDefault(room, 0L));
  }

  private static List<Run.Counted> counts(Crowd crowd, Calls calls) {
    Map<String, Guest> people = new HashMap<>();
    crowd.guests().forEach(guest -> people.putIfAbsent(guest.username(), guest));
    List<Run.Counted> counts = new ArrayList<>();
    List<CompletableFuture<?>> all = new ArrayList<>();
    Semaphore atOnce = new Semaphore(COUNTS_AT_ONCE);
    people.forEach(
        (username, guest) -> {
          atOnce.acquireUninterruptibly();
          all.add(
              calls
                  .rooms(guest.client().account())
                  .whenComplete(
                      (views, failed) -> {
                        atOnce.release();
                        if (views == null) {
                          guest.recording().failed("GET /api/rooms", 599);
                          return;
                        }
                        synchronized (counts) {
                          views.forEach(view -> counts.add(counted(username, view)));
                        }
                      })
                  .handle((views, failed) -> views));
        });
    all.forEach(CompletableFuture::join);
    return counts;
  }

  private static Run.Counted counted(String username, JsonNode view) {
    return new Run.Counted(
        username,
        view.path("id").asText(),
        view.path("head").asLong(),
        view.path("readSeq").asLong(),
        view.path("unread").asLong(),
        view.path("mentions").asLong());
  }

  private static boolean await(int seconds, BooleanSupplier condition) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        return false;
      }
      Nemesis.pause(SETTLED_LOOK_MILLIS);
    }
    return true;
  }
}
