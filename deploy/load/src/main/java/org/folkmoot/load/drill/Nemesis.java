package org.folkmoot.load.drill;

import io.netty.util.concurrent.Future;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.folkmoot.load.check.Ordeal;
import org.folkmoot.load.check.Run;

/** Breaks things, mends them again, and waits after each until everyone has caught up. */
final class Nemesis {
  // Whoever isn't back by then is judged at the end; the next fault shouldn't wait for ever.
  private static final int SETTLE_SECONDS = 60;
  private static final int BREATH_MILLIS = 1_000;
  private static final String COMING_IN = "coming in";
  private static final int CALM_LOOKS = 3;
  private static final int CALM_SECONDS = 1;
  private static final int LOOK_MILLIS = 50;

  private final Cluster cluster;
  private final Crowd crowd;
  private final Options options;
  private final Random random;
  private final PrintStream out;
  private final long begunNanos = System.nanoTime();
  private final List<Ordeal> ordeals = new ArrayList<>();
  private final List<Long> wakings = new ArrayList<>();
  private final List<String> restless = new ArrayList<>();
  private final List<Run.Restore> restores = Collections.synchronizedList(new ArrayList<>());

  Nemesis(Cluster cluster, Crowd crowd, Options options, PrintStream out) {
    this.cluster = cluster;
    this.crowd = crowd;
    this.options = options;
    this.random = new Random(options.seed());
    this.out = out;
  }

  List<Ordeal> ordeals() {
    return List.copyOf(ordeals);
  }

  List<Run.Restore> restores() {
    return List.copyOf(restores);
  }

  List<Long> wakings() {
    return List.copyOf(wakings);
  }

  List<String> restless() {
    return List.copyOf(restless);
  }

  /**
   * Waits until what is said reaches everyone within a second, and no more waits for an answer than
   * is asked in one, look after look: a fault isn't charged with what the one before it left
   * behind, nor with machines that have just begun. It waits no longer than for a fault, and that
   * it did is for the judges.
   */
  private void awaitCalm(String after) {
    long begin = System.nanoTime();
    long patience = TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
    int calm = 0;
    while (calm < CALM_LOOKS && System.nanoTime() - begin < patience) {
      pause(BREATH_MILLIS);
      Map<String, Long> heads = crowd.highest().now();
      boolean onTime =
          await(CALM_SECONDS, () -> crowd.behind(heads).isEmpty())
              && crowd.unanswered() <= options.rate() * CALM_SECONDS;
      calm = onTime ? calm + 1 : 0;
    }
    if (calm < CALM_LOOKS) {
      restless.add(after);
      say("  messages are still late after a minute, and nothing is wrong");
    } else {
      say("  on time after %.1f s", (System.nanoTime() - begin) / 1e9);
    }
  }

  /** What has just begun is slow, and may say so, until it keeps up with everybody who came. */
  void warmUp(int millis) {
    long begin = System.nanoTime();
    pause(millis);
    long end = System.nanoTime();
    awaitCalm(COMING_IN);
    ordeals.add(new Ordeal(COMING_IN, 0, begin, end, System.nanoTime(), 0, 0));
  }

  void play(Plan.Act act) {
    long begin = System.nanoTime();
    say("%s", act.words());
    if (act.faults().size() == 1) {
      inflict(act.faults().getFirst());
      if (act.faults().getFirst() == Fault.PAUSE_REPLICA) {
        // Only if nothing else has taken the sleeper's clients away from it meanwhile.
        wakings.add(System.nanoTime());
      }
    } else {
      together(act.faults());
    }
    long end = System.nanoTime();
    Map<String, Long> heads = crowd.highest().now();
    boolean settled = await(SETTLE_SECONDS, () -> crowd.behind(heads).isEmpty());
    long now = System.nanoTime();
    ordeals.add(
        new Ordeal(
            act.words(),
            act.faults().size(),
            begin,
            end,
            now,
            // Of two, the one may only begin to be mended when the other is.
            act.faults().stream().mapToLong(Fault::withinMillis).sum(),
            // While two faults last at once nothing is promised of time.
            act.faults().size() == 1 ? act.faults().getFirst().duringMillis() : 0));
    say(
        "  %.1f s, and %s",
        (end - begin) / 1e9,
        settled
            ? "everyone had caught up after %.1f s more".formatted((now - end) / 1e9)
            : "after a minute somebody is still behind");
    if (!settled) {
      crowd.behind(heads).forEach(guest -> say("    %s", guest.client().standing()));
    }
    awaitCalm(act.words());
  }

  private void together(List<Fault> faults) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> all =
          faults.stream()
              .map(fault -> CompletableFuture.runAsync(() -> inflict(fault), threads))
              .toList();
      all.forEach(CompletableFuture::join);
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof Cluster.Trouble trouble ? trouble : failed;
    }
  }

  private void inflict(Fault fault) {
    String replica = String.valueOf(1 + random.nextInt(options.replicas()));
    switch (fault) {
      case KILL_REPLICA -> {
        cluster.run("kill", replica);
        pause(2_000 + random.nextInt(2_000));
        cluster.run("start", replica);
      }
      case PAUSE_REPLICA -> paused(replica, 15_000);
      case ROLL -> cluster.run("roll");
      case RESTART_REDIS -> {
        cluster.run("stop", "redis");
        pause(500);
        cluster.run("start", "redis");
      }
      case PAUSE_REDIS -> paused("redis", 10_000);
      case DROP_REDIS -> cluster.run("drop", "redis");
      case KILL_POSTGRES -> {
        cluster.run("kill", "postgres");
        pause(1_000 + random.nextInt(2_000));
        cluster.run("start", "postgres");
      }
      case PAUSE_POSTGRES -> paused("postgres", 5_000);
      case RESTORE -> restore();
      case CUT_CLIENTS ->
          crowd.guests().stream()
              .map(guest -> guest.client().cut())
              .toList()
              .forEach(Future::syncUninterruptibly);
      case SLEEP_CLIENTS -> absent(guest -> guest.client().sleep(), guest -> guest.client().wake());
      case DEAFEN_CLIENTS ->
          absent(guest -> guest.client().deaf(true), guest -> guest.client().deaf(false));
    }
  }

  private void paused(String what, int millis) {
    cluster.run("pause", what);
    pause(millis);
    cluster.run("resume", what);
  }

  private void restore() {
    Set<String> old = crowd.epochs();
    long backup = System.nanoTime();
    cluster.run("backup");
    pause(4_000 + random.nextInt(2_000));
    cluster.run("restore");
    long restored = System.nanoTime();
    // What was said since the backup is gone, and its numbers are given anew.
    await(SETTLE_SECONDS, () -> crowd.guests().stream().allMatch(guest -> guest.knowsAnother(old)));
    crowd.highest().forgetAll();
    crowd.guests().forEach(Guest::forgetAll);
    restores.add(new Run.Restore(backup, restored, System.nanoTime()));
  }

  @FunctionalInterface
  private interface Deed {
    void to(Guest guest);
  }

  /** A third of all go for a while, and count as away until they have caught up again. */
  private void absent(Deed go, Deed comeBack) {
    List<Guest> some = new ArrayList<>(crowd.guests());
    Collections.shuffle(some, random);
    List<Guest> chosen = some.subList(0, Math.max(1, some.size() / 3));
    for (Guest guest : chosen) {
      guest.leavesUs();
      go.to(guest);
    }
    pause(5_000 + random.nextInt(3_000));
    chosen.forEach(comeBack::to);
    Map<String, Long> heads = crowd.highest().now();
    await(
        SETTLE_SECONDS,
        () ->
            chosen.stream()
                .allMatch(
                    guest ->
                        guest.client().isSettled()
                            && guest.client().rooms().stream()
                                .allMatch(
                                    room ->
                                        guest.client().cursor(room)
                                            >= heads.getOrDefault(room, 0L))));
    chosen.forEach(Guest::isBack);
  }

  static boolean await(int seconds, BooleanSupplier condition) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        return false;
      }
      pause(LOOK_MILLIS);
    }
    return true;
  }

  static void pause(long millis) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library of its own
  private void say(String words, Object... values) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begunNanos);
    out.printf("%3d s  %s%n", seconds, words.formatted(values));
  }
}
