package org.folkmoot.load.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.folkmoot.load.drill.Cluster;
import org.folkmoot.load.light.Tally;

/** Some who call over HTTP all the time, each again as soon as it is answered. */
record Callers(int count, double seconds) {
  static final String P50 = "p50 of an answer";
  static final String P99 = "p99 of an answer";
  static final String SERVER_CPU = "server's CPU per 1,000 answers";
  static final String POSTGRES_CPU = "PostgreSQL's CPU per 1,000 answers";

  private static final int WELL = 200;
  private static final long LOOK_MILLIS = 100;
  // A call goes through more code than anything else, and a slow machine takes long to compile it.
  private static final int WARMING_TIMES = 12;

  /**
   * What was found.
   *
   * @param answered those that were answered with 200
   * @param refused all others
   */
  record Found(Usage used, Delays delays, double answered, double refused) {
    double perSecond() {
      return answered / used.seconds();
    }

    /** In milliseconds; what a thousand of them take is as many seconds. */
    double serverCpu() {
      return used.serverCpu() / answered * 1e3;
    }

    double postgresCpu() {
      return used.postgresCpu() / answered * 1e3;
    }

    /** The same as growing with something; what it is of comes before each. */
    void grow(Findings findings, String with, double much, Subject subject, String of) {
      findings.grow(
          with, much, subject, of + "server's CPU", "ms", used.serverWork() / answered * 1e3);
      findings.grow(with, much, subject, of + "PostgreSQL's CPU", "ms", postgresCpu());
      findings.grow(with, much, subject, of + "p50", "ms", delays.millis(50));
      findings.grow(with, much, subject, of + "p99", "ms", delays.millis(99));
    }

    void tell(Findings findings, String scenario, Subject subject) {
      findings.add(scenario, subject, P99, "ms", delays.millis(99));
      findings.add(scenario, subject, P50, "ms", delays.millis(50));
      findings.add(scenario, subject, "answers", "/s", perSecond());
      findings.add(scenario, subject, "other answers", "", refused);
      findings.add(scenario, subject, SERVER_CPU, "s", serverCpu());
      findings.add(scenario, subject, POSTGRES_CPU, "s", postgresCpu());
    }
  }

  Found call(Subject subject, Function<SplittableRandom, Caller.Call> next) {
    Book book = new Book();
    FutureTask<Void> calling = new FutureTask<>(() -> book.fill(subject, count, next), null);
    Thread.ofPlatform().daemon().name("callers").start(calling);
    try {
      Warming.untilCompiled(WARMING_TIMES, Warming.MUCH, () -> warm(subject));
      Usage before = Usage.now(subject, new Tally());
      long answered = book.answered.sum();
      long refused = book.refused.sum();
      book.delays.open();
      Pace.rest(seconds);
      Usage used = Usage.now(subject, new Tally()).since(before);
      book.delays.shut();
      Found found =
          new Found(
              used,
              book.delays,
              (double) (book.answered.sum() - answered),
              (double) (book.refused.sum() - refused));
      book.open = false;
      calling.get();
      return found;
    } catch (ExecutionException broken) {
      throw new Cluster.Trouble("The callers stopped: " + broken.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Cluster.Trouble("It was interrupted.");
    }
  }

  /** They call as they will when it counts. */
  private static double warm(Subject subject) {
    Usage begun = Usage.now(subject, new Tally());
    Pace.rest(Warming.SECONDS);
    return Usage.now(subject, new Tally()).since(begun).compilers();
  }

  /** One of them, and what they go by. */
  private static final class Seat {
    final Caller caller;
    final SplittableRandom random;
    long begun;

    Seat(Caller caller, SplittableRandom random) {
      this.caller = caller;
      this.random = random;
    }
  }

  /** All of them on one thread, so that none waits for its turn on this side. */
  private static final class Book {
    final Delays delays = new Delays();
    final LongAdder answered = new LongAdder();
    final LongAdder refused = new LongAdder();
    volatile boolean open = true;

    void fill(Subject subject, int count, Function<SplittableRandom, Caller.Call> next) {
      List<Seat> seats = new ArrayList<>();
      try (Selector selector = Selector.open()) {
        for (int i = 0; i < count; i++) {
          Seat seat = new Seat(new Caller(subject.address()), new SplittableRandom(i));
          seats.add(seat);
          seat.caller.channel().configureBlocking(false);
          seat.caller.channel().register(selector, SelectionKey.OP_READ, seat);
          ask(seat, next);
        }
        while (open) {
          selector.select(
              key -> {
                if (key.attachment() instanceof Seat seat) {
                  hear(seat, next);
                }
              },
              LOOK_MILLIS);
        }
        for (Seat seat : seats) {
          seat.caller.close();
        }
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    private void hear(Seat seat, Function<SplittableRandom, Caller.Call> next) {
      try {
        if (seat.caller.hears()) {
          delays.since(seat.begun);
          (seat.caller.status() == WELL ? answered : refused).increment();
          ask(seat, next);
        }
      } catch (IOException hungUp) {
        throw new UncheckedIOException(hungUp);
      }
    }

    private static void ask(Seat seat, Function<SplittableRandom, Caller.Call> next)
        throws IOException {
      Caller.Call call = next.apply(seat.random);
      seat.begun = System.nanoTime();
      seat.caller.ask(call);
    }
  }
}
