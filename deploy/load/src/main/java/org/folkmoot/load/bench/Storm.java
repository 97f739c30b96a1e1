package org.folkmoot.load.bench;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.client.Calls;
import org.folkmoot.load.drill.Cluster;
import org.folkmoot.load.drill.Cpu;
import org.folkmoot.load.light.Ear;
import org.folkmoot.load.light.LightSocket;

/**
 * Ten thousand sockets come, go, and come back at once, fifty messages behind or a little less, for
 * whoever is cut off has heard more or less of what was just said. How long the first coming takes
 * is told, too: alone, it is that to a server that has just begun.
 */
final class Storm {
  static final String SCENARIO = "reconnect storm";
  static final String ALL = "all caught up";

  private static final int SOCKETS = 10_000;
  private static final int BEHIND = 50;
  private static final int HEARD_MORE = 10;
  private static final int PATIENCE_SECONDS = 120;

  private final Bench bench;

  Storm(Bench bench) {
    this.bench = bench;
  }

  void measure() {
    Subject subject = bench.stand().folkmoot();
    String general = bench.stand().general();
    List<Account> people = bench.stand().people().all();
    comeBefore(subject, people, general);
    long head = head(subject, people.getFirst(), general);
    say(subject, people.getFirst(), general);
    long last = head(subject, people.getFirst(), general);
    long missed = last - head;
    List<byte[]> hellos =
        IntStream.range(0, HEARD_MORE)
            .mapToObj(more -> Speech.returning(general, head + more))
            .toList();
    CountDownLatch caughtUp = new CountDownLatch(SOCKETS);
    try (Crowd crowd = bench.crowd(subject)) {
      double cpu = Cpu.seconds(subject.pid());
      double postgres = Cpu.secondsOfAll(subject.postgres());
      long begun = System.nanoTime();
      double ready = come(crowd, people, hellos, () -> new Returning(last, caughtUp));
      if (!await(caughtUp)) {
        throw new Cluster.Trouble(
            "%d sockets weren't told what they had missed.".formatted(caughtUp.getCount()));
      }
      double all = (System.nanoTime() - begun) / 1e9;
      Findings findings = bench.findings();
      findings.add(SCENARIO, subject, ALL, "s", all);
      findings.add(SCENARIO, subject, "all greeted", "s", ready);
      findings.add(SCENARIO, subject, "missed at most", "changes", (double) missed);
      findings.add(SCENARIO, subject, "server's CPU", "s", Cpu.seconds(subject.pid()) - cpu);
      findings.add(
          SCENARIO,
          subject,
          "PostgreSQL's CPU",
          "s",
          Cpu.secondsOfAll(subject.postgres()) - postgres);
      bench.say(
          "%d sockets came back, up to %d changes behind: all had caught up after %.1f s",
          SOCKETS, missed, all);
    }
    Pace.rest(3);
  }

  private void comeBefore(Subject subject, List<Account> people, String room) {
    List<byte[]> hello = List.of(Speech.hello(room, false));
    try (Crowd crowd = bench.crowd(subject)) {
      double all = come(crowd, people, hello, () -> Ear.DEAF);
      bench.findings().add(SCENARIO, subject, "greeted when they came before", "s", all);
      bench.say(
          "%d sockets came at once, before the storm: all were greeted after %.1f s", SOCKETS, all);
    }
    bench.calm(subject);
  }

  /** Tells after how many seconds all were greeted. */
  private static double come(
      Crowd crowd, List<Account> people, List<byte[]> hellos, Supplier<Ear> ear) {
    long begun = System.nanoTime();
    crowd.open(
        SOCKETS,
        SOCKETS,
        place -> people.get(place % people.size()),
        // The first has heard the most.
        place -> hellos.get(hellos.size() - 1 - place % hellos.size()),
        place -> ear.get());
    return (System.nanoTime() - begun) / 1e9;
  }

  private void say(Subject subject, Account who, String room) {
    try (Crowd writer = bench.crowd(subject)) {
      writer.open(1, place -> who, place -> Speech.hello(room, false), place -> Ear.DEAF);
      LightSocket only = writer.get(0);
      Pace.keep(
          100,
          BEHIND / 100.0,
          due ->
              only.later(
                  () -> {
                    only.say(Speech.post(room, 1, due));
                    only.flush();
                  }));
      Pace.rest(1);
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static long head(Subject subject, Account who, String room) {
    try (Calls calls = new Calls(subject.address(), Runnable::run)) {
      for (var view : calls.rooms(who).join()) {
        if (view.path("id").asText().equals(room)) {
          return view.path("head").asLong();
        }
      }
    }
    throw new Cluster.Trouble("The room isn't there any more.");
  }

  private static final class Returning implements Ear {
    private final long head;
    private final CountDownLatch caughtUp;
    private boolean done;

    Returning(long head, CountDownLatch caughtUp) {
      this.head = head;
      this.caughtUp = caughtUp;
    }

    @Override
    public boolean listens() {
      return !done;
    }

    @Override
    public void heard(LightSocket socket, ByteBuf bytes, int from, int length) {
      if (!done
          && Speech.kind(bytes, from, length) == 'c'
          && Speech.bringsTo(head, bytes, from, length)) {
        done = true;
        caughtUp.countDown();
      }
    }
  }
}
