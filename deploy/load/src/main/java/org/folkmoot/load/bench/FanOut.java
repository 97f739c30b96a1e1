package org.folkmoot.load.bench;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.load.client.Account;
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
  private static final double WARMING_SECONDS = 8;
  private static final double WARMING_RATE = 200;
  private static final double STEP_SECONDS = 3;
  private static final double STEP_FIRST = 400;
  private static final double STEP_FACTOR = 1.4;
  private static final int STEPS_MAX = 9;
  // What a server that keeps up may still have under way when a step ends.
  private static final double KEEPS_UP = 0.93;

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
    for (Subject subject : bench.both()) {
      try (Crowd crowd = bench.crowd(subject)) {
        Delays delays = new Delays();
        String room = bench.stand().general();
        List<Account> people = bench.stand().people().all();
        crowd.open(
            SOCKETS,
            people::get,
            Speech.hello(room, false),
            place -> place % READERS_EVERY == 0 ? reader(delays) : Ear.DEAF);
        Posts posts = new Posts(crowd, room);
        Pace.keep(WARMING_RATE, WARMING_SECONDS, posts::say);
        bench
            .profiles()
            .during(
                subject,
                "fan-out",
                () -> {
                  steady(subject, crowd, delays, posts, 20);
                  steady(subject, crowd, delays, posts, 100);
                });
        bench.profiles().during(subject, "fan-out-most", () -> most(subject, crowd, delays, posts));
        bench.findings().add(MOST, subject, "sockets lost", "", crowd.lost());
      }
      Pace.rest(1);
    }
  }

  private static Ear reader(Delays delays) {
    return new Ear() {
      @Override
      public boolean listens() {
        return true;
      }

      @Override
      public void heard(LightSocket socket, ByteBuf bytes, int from, int length) {
        if (Speech.kind(bytes, from, length) == 'm') {
          long nanos = Speech.nanos(bytes, from, length);
          if (nanos > 0) {
            delays.since(nanos);
          }
        }
      }
    };
  }

  /** The posts, by a few sockets in turn. */
  private static final class Posts {
    private final Crowd crowd;
    private final String room;
    private long said;

    Posts(Crowd crowd, String room) {
      this.crowd = crowd;
      this.room = room;
    }

    void say(long due) {
      long ref = said++;
      LightSocket writer = crowd.get((int) (ref % WRITERS));
      byte[] post = Speech.post(room, ref, due);
      writer.later(
          () -> {
            writer.say(post);
            writer.flush();
          });
    }
  }

  private void steady(Subject subject, Crowd crowd, Delays delays, Posts posts, int rate) {
    Pace.keep(rate, 1.5, posts::say);
    Usage before = Usage.now(subject, crowd.tally());
    delays.open();
    long posted = Pace.keep(rate, seconds, posts::say);
    Usage used = Usage.now(subject, crowd.tally()).since(before);
    delays.shut();
    double deliveries = used.frames() - posted;
    String scenario = at(rate);
    Findings findings = bench.findings();
    findings.add(scenario, subject, DELIVERIES, "/s", deliveries / used.seconds());
    findings.add(scenario, subject, SERVER_CPU, "s", used.serverCpu() / deliveries * 1e6);
    findings.add(scenario, subject, "PostgreSQL's CPU in all", "s", used.postgresCpu());
    findings.add(scenario, subject, "the load's own CPU in all", "s", used.ownCpu());
    findings.add(scenario, subject, "p50 of delivery", "ms", delays.millis(50));
    findings.add(scenario, subject, P99, "ms", delays.millis(99));
    findings.add(
        scenario, subject, "bytes of a delivery", "", used.bytes() / (double) used.frames());
    findings.draw("Delivery at " + rate + " posts/s", subject, "nines", "ms", delays.curve());
    bench.say(
        "%-10s %-22s %8.0f deliveries/s, %5.2f CPU s per million, p50 %.2f ms, p99 %.2f ms",
        subject.name(),
        scenario,
        deliveries / used.seconds(),
        used.serverCpu() / deliveries * 1e6,
        delays.millis(50),
        delays.millis(99));
  }

  /** Asks for more and more, until it gets less than it asked for. */
  private void most(Subject subject, Crowd crowd, Delays delays, Posts posts) {
    double rate = STEP_FIRST;
    double most = 0;
    List<Findings.Point> reached = new ArrayList<>();
    List<Findings.Point> late = new ArrayList<>();
    for (int step = 0; step < STEPS_MAX; step++) {
      Pace.keep(rate, 1, posts::say);
      Usage before = Usage.now(subject, crowd.tally());
      delays.open();
      Pace.keep(rate, STEP_SECONDS, posts::say);
      Usage used = Usage.now(subject, crowd.tally()).since(before);
      delays.shut();
      double deliveries = used.frames() / used.seconds();
      most = Math.max(most, deliveries);
      reached.add(new Findings.Point(rate * crowd.size(), deliveries));
      late.add(new Findings.Point(rate * crowd.size(), delays.millis(99)));
      bench.say(
          "%-10s asked for %9.0f deliveries/s, got %9.0f, p99 %.0f ms, CPU: server %.2f, load %.2f",
          subject.name(),
          rate * crowd.size(),
          deliveries,
          delays.millis(99),
          used.serverCpu() / used.seconds(),
          used.ownCpu() / used.seconds());
      if (deliveries < KEEPS_UP * rate * crowd.size()) {
        break;
      }
      rate *= STEP_FACTOR;
    }
    bench.findings().add(MOST, subject, DELIVERIES, "/s", most);
    bench
        .findings()
        .draw("Deliveries/s over what is asked for", subject, "asked/s", "got/s", reached);
    bench.findings().draw("p99 over deliveries asked for", subject, "asked/s", "ms", late);
  }
}
