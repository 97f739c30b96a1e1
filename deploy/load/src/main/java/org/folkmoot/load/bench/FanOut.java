package org.folkmoot.load.bench;

import java.util.ArrayList;
import java.util.List;
import org.folkmoot.load.light.Ear;
import org.folkmoot.load.light.LightSocket;

/** One room, a thousand sockets in it, and a few who post at a rate. */
final class FanOut {
  static final String MOST = "fan-out, most";
  static final String SERVER_CPU = "server's CPU per million deliveries";
  static final String P99 = "p99 of delivery";
  static final String DELIVERIES = "deliveries";

  private static final int SOCKETS = 1_000;
  private static final int WRITERS = 8;
  // One in so many reads what it is told; all others are counted.
  private static final int READERS_EVERY = 25;
  // What is done once for a post is compiled after 5,000 of them.
  private static final double WARMING_RATE = 1_000;
  private static final int ROUNDS = 4;
  private static final double SETTLING_SECONDS = 0.5;
  private static final double STEP_SECONDS = 2.5;
  private static final double STEP_FIRST = 1_600;
  private static final double STEP_FACTOR = 1.4;
  private static final int STEPS_MAX = 5;
  // What a server that keeps up may still have under way when a step ends.
  private static final double KEEPS_UP = 0.93;

  private static final double STEADY_WARMING_RATE = 100;
  private static final int STEADY_WARMING_TIMES = 6;
  // A twentieth of what 20 posts a second take.
  private static final double STEADY_WARMING_CORES = 0.01;

  private final Bench bench;
  private final double seconds;

  FanOut(Bench bench, double seconds) {
    this.bench = bench;
    this.seconds = seconds;
  }

  static String at(int rate) {
    return "fan-out, " + rate + " posts/s";
  }

  void measure() {
    List<Side> sides = bench.both().stream().map(Side::new).toList();
    try {
      sides.forEach(Side::open);
      warm(sides, WARMING_RATE, Warming.TIMES, Warming.MUCH);
      List<Subject> subjects = sides.stream().map(side -> side.subject).toList();
      // What a flood has made Java compile isn't all that it compiles for less.
      warm(sides, STEADY_WARMING_RATE, STEADY_WARMING_TIMES, STEADY_WARMING_CORES);
      for (int rate : new int[] {20, 100}) {
        bench.profiles().during(subjects, "fan-out-" + rate, () -> steady(sides, rate));
      }
      bench.profiles().during(subjects, "fan-out-most", () -> most(sides));
      for (Side side : sides) {
        bench.findings().add(MOST, side.subject, DELIVERIES, "/s", side.most);
        side.crowd.tellLost(bench, MOST);
        bench.findings().draw("Deliveries got", side.subject, "asked/s", "got/s", side.reached);
        bench.findings().draw("p99 of deliveries", side.subject, "asked/s", "ms", side.late);
      }
    } finally {
      sides.forEach(side -> side.crowd.close());
    }
    Pace.rest(1);
  }

  private static void warm(List<Side> sides, double rate, int times, double cores) {
    Warming.untilCompiled(
        times, cores, () -> sides.stream().mapToDouble(side -> side.warm(rate)).max().orElse(0));
  }

  private void steady(List<Side> sides, int rate) {
    for (Side side : sides) {
      side.used = Usage.NONE;
      side.posted = 0;
      side.delays.reset();
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Side side : sides) {
        side.measure(rate, seconds / ROUNDS);
      }
    }
    for (Side side : sides) {
      tell(side, rate);
    }
  }

  private void tell(Side side, int rate) {
    String scenario = at(rate);
    Usage used = side.used;
    double deliveries = used.frames() - side.posted;
    Findings findings = bench.findings();
    Subject subject = side.subject;
    findings.add(scenario, subject, DELIVERIES, "/s", deliveries / used.seconds());
    findings.add(scenario, subject, SERVER_CPU, "s", used.serverCpu() / deliveries * 1e6);
    findings.add(scenario, subject, "PostgreSQL's CPU in all", "s", used.postgresCpu());
    findings.add(scenario, subject, "the load's own CPU in all", "s", used.ownCpu());
    findings.add(scenario, subject, "p50 of delivery", "ms", side.delays.millis(50));
    findings.add(scenario, subject, P99, "ms", side.delays.millis(99));
    findings.add(
        scenario, subject, "bytes of a delivery", "", used.bytes() / (double) used.frames());
    findings.grow(
        "posts/s to 1,000 sockets",
        rate,
        subject,
        "a delivery: server's CPU",
        "µs",
        used.serverWork() / deliveries * 1e6);
    used.tellThreads(findings, scenario, subject);
    findings.draw("Delivery at " + rate + " posts/s", subject, "nines", "ms", side.delays.curve());
    bench.say(
        "%-10s %-22s %8.0f deliveries/s, %5.2f CPU s per million, p50 %.2f ms, p99 %.2f ms",
        subject.name(),
        scenario,
        deliveries / used.seconds(),
        used.serverCpu() / deliveries * 1e6,
        side.delays.millis(50),
        side.delays.millis(99));
  }

  /** Asks for more and more, until it gets less than it asked for. */
  private void most(List<Side> sides) {
    double rate = STEP_FIRST;
    for (int step = 0; step < STEPS_MAX; step++) {
      for (Side side : sides) {
        if (side.keepsUp) {
          side.step(rate);
        }
      }
      rate *= STEP_FACTOR;
    }
  }

  /** One subject with its thousand sockets. */
  private final class Side {
    final Subject subject;
    final Crowd crowd;
    final Delays delays = new Delays();
    final List<Findings.Point> reached = new ArrayList<>();
    final List<Findings.Point> late = new ArrayList<>();
    final String room = bench.stand().general();
    Usage used = Usage.NONE;
    long posted;
    long said;
    double most;
    boolean keepsUp = true;

    Side(Subject subject) {
      this.subject = subject;
      this.crowd = bench.crowd(subject);
    }

    void open() {
      crowd.open(
          SOCKETS,
          bench.stand().people().all()::get,
          place -> Speech.hello(room, false),
          place -> place % READERS_EVERY == 0 ? new Talk.Timing(delays) : Ear.DEAF);
    }

    void post(long due) {
      long ref = said++;
      LightSocket writer = crowd.get((int) (ref % WRITERS));
      byte[] post = Speech.post(room, ref, due);
      writer.later(
          () -> {
            writer.say(post);
            writer.flush();
          });
    }

    /** Gives how much of a core Java took meanwhile to compile. */
    double warm(double rate) {
      Usage begun = Usage.now(subject, crowd.tally());
      Pace.keep(rate, Warming.SECONDS, this::post);
      double compilers = Usage.now(subject, crowd.tally()).since(begun).compilers();
      bench.calm(subject);
      return compilers;
    }

    void measure(double rate, double time) {
      Pace.keep(rate, SETTLING_SECONDS, this::post);
      Usage before = Usage.now(subject, crowd.tally());
      delays.open();
      posted += Pace.keep(rate, time, this::post);
      used = used.plus(Usage.now(subject, crowd.tally()).since(before));
      delays.shut();
    }

    void step(double rate) {
      used = Usage.NONE;
      delays.reset();
      measure(rate, STEP_SECONDS);
      double asked = rate * crowd.size();
      double got = used.frames() / used.seconds();
      keepsUp = got >= KEEPS_UP * asked;
      most = Math.max(most, got);
      reached.add(new Findings.Point(asked, got));
      late.add(new Findings.Point(asked, delays.millis(99)));
      bench.say(
          "%-10s asked for %9.0f deliveries/s, got %9.0f, p99 %.0f ms, cores: server %.2f, load"
              + " %.2f",
          subject.name(),
          asked,
          got,
          delays.millis(99),
          used.serverCpu() / used.seconds(),
          used.ownCpu() / used.seconds());
    }
  }
}
