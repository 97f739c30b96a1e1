package org.folkmoot.load.bench;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.drill.Cluster;
import org.folkmoot.load.light.Ear;
import org.folkmoot.load.light.LightSocket;
import org.folkmoot.load.light.Tally;

/**
 * Sockets that come, are greeted and go again: at a rate, for what each of them costs, and then so
 * many at once, for the most that come in.
 */
final class Connecting {
  static final String STEADY = "connecting, 200 sockets/s";
  static final String MOST = "connecting, 64 at once";
  static final String GREETED = "greeted";
  static final String SERVER_CPU = "server's CPU per 1,000 sockets";

  private static final double RATE = 200;
  private static final int AT_ONCE = 64;
  private static final double WARMING_SECONDS = 4;
  private static final int WARMINGS = 3;
  private static final int ROUNDS = 3;
  private static final int LEFT_SECONDS = 30;

  private final Bench bench;
  private final double seconds;

  Connecting(Bench bench, double seconds) {
    this.bench = bench;
    this.seconds = seconds;
  }

  void measure() {
    for (Subject subject : bench.both()) {
      for (int i = 0; i < WARMINGS; i++) {
        // As many as can be: a greeting is long, and Java compiles what is called very often.
        door(subject).asManyAsComeIn(WARMING_SECONDS);
        bench.calm(subject);
      }
    }
    measure(STEADY, Door::atRate);
    measure(MOST, Door::asManyAsComeIn);
  }

  private void measure(String scenario, How how) {
    List<Door> doors = bench.both().stream().map(this::door).toList();
    for (int round = 0; round < ROUNDS; round++) {
      doors.forEach(door -> door.during(() -> how.come(door, seconds / ROUNDS)));
    }
    doors.forEach(door -> tell(scenario, door));
  }

  private Door door(Subject subject) {
    return new Door(bench, subject, bench.stand().people().all());
  }

  /** The way in which they come. */
  private interface How {
    void come(Door door, double time);
  }

  private void tell(String scenario, Door door) {
    Usage used = door.used;
    Subject subject = door.subject;
    double greeted = door.greeted.doubleValue();
    Findings findings = bench.findings();
    findings.add(scenario, subject, GREETED, "/s", greeted / used.seconds());
    findings.add(scenario, subject, "p50 until greeted", "ms", door.delays.millis(50));
    findings.add(scenario, subject, "p99 until greeted", "ms", door.delays.millis(99));
    findings.add(scenario, subject, SERVER_CPU, "s", used.serverCpu() / greeted * 1e3);
    // Also after ten thousand of them Java compiles what each runs but once.
    findings.add(
        scenario, subject, "the same but for compiling", "s", used.serverWork() / greeted * 1e3);
    findings.add(
        scenario,
        subject,
        "PostgreSQL's CPU per 1,000 sockets",
        "s",
        used.postgresCpu() / greeted * 1e3);
    findings.add(
        scenario, subject, "the load's CPU per 1,000 sockets", "s", used.ownCpu() / greeted * 1e3);
    findings.add(scenario, subject, "not greeted", "", door.refused.doubleValue());
    used.tellThreads(findings, scenario, subject);
    findings.draw("Greetings: " + scenario, subject, "nines", "ms", door.delays.curve());
    bench.say(
        "%-10s %-26s %5.0f greeted/s, p50 %.1f ms, p99 %.1f ms,"
            + " CPU ms each: server %.2f, PostgreSQL %.2f, load %.2f",
        subject.name(),
        scenario,
        greeted / used.seconds(),
        door.delays.millis(50),
        door.delays.millis(99),
        used.serverCpu() / greeted * 1e3,
        used.postgresCpu() / greeted * 1e3,
        used.ownCpu() / greeted * 1e3);
  }

  /** One subject, and who comes to it. */
  static final class Door {
    final Bench bench;
    final Subject subject;
    final List<Account> people;
    final Delays delays = new Delays();
    final Tally tally = new Tally();
    final LongAdder greeted = new LongAdder();
    final LongAdder refused = new LongAdder();
    // At a rate nobody waits for it: it only tells when all have left.
    final Semaphore free = new Semaphore(Integer.MAX_VALUE);
    Usage used = Usage.NONE;
    private int come;

    Door(Bench bench, Subject subject, List<Account> people) {
      this.bench = bench;
      this.subject = subject;
      this.people = people;
    }

    void during(Runnable coming) {
      delays.open();
      Usage before = Usage.now(subject, tally);
      coming.run();
      // Until the last one has left, so that all that was counted was also paid for.
      take(Integer.MAX_VALUE);
      used = used.plus(Usage.now(subject, tally).since(before));
      free.release(Integer.MAX_VALUE);
      delays.shut();
    }

    void atRate(double time) {
      Pace.keep(
          RATE,
          time,
          due -> {
            take(1);
            open(due);
          });
    }

    void asManyAsComeIn(double time) {
      long end = System.nanoTime() + (long) (time * TimeUnit.SECONDS.toNanos(1));
      take(Integer.MAX_VALUE - AT_ONCE);
      while (System.nanoTime() < end) {
        take(1);
        open(System.nanoTime());
      }
      free.release(Integer.MAX_VALUE - AT_ONCE);
    }

    private void open(long due) {
      bench
          .sockets()
          .open(
              subject.address(),
              people.get(come++ % people.size()).accessToken(),
              Speech.hello(bench.stand().general(), false),
              new Comer(this, due),
              tally);
    }

    private void take(int permits) {
      try {
        if (!free.tryAcquire(permits, LEFT_SECONDS, TimeUnit.SECONDS)) {
          throw new Cluster.Trouble(subject.name() + " doesn't greet those who come any more.");
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new Cluster.Trouble("It was interrupted.");
      }
    }
  }

  private static final class Comer implements Ear {
    private final Door door;
    private final long due;
    private boolean greeted;

    Comer(Door door, long due) {
      this.door = door;
      this.due = due;
    }

    @Override
    public void ready(LightSocket socket) {
      greeted = true;
      door.delays.since(due);
      door.greeted.increment();
      socket.cut();
    }

    @Override
    public void gone(LightSocket socket, int code) {
      if (!greeted) {
        door.refused.increment();
      }
      door.free.release();
    }
  }
}
