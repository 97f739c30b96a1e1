package org.folkmoot.load.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.drill.Cluster;
import org.folkmoot.load.light.Tally;

/** Some who call over HTTP all the time, each again as soon as it is answered. */
record Callers(int count, double warmingSeconds, double seconds) {
  static final String P50 = "p50 of an answer";
  static final String P99 = "p99 of an answer";
  static final String SERVER_CPU = "server's CPU per 1,000 answers";
  static final String POSTGRES_CPU = "PostgreSQL's CPU per 1,000 answers";

  private static final int WELL = 200;

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

  Found call(Subject subject, Function<SplittableRandom, HttpRequest> next) {
    Book book = new Book();
    List<Thread> threads = new ArrayList<>();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < count; i++) {
        SplittableRandom random = new SplittableRandom(i);
        threads.add(Thread.ofVirtual().start(() -> book.fill(http, () -> next.apply(random))));
      }
      Pace.rest(warmingSeconds);
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
      for (Thread thread : threads) {
        thread.join();
      }
      return found;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Cluster.Trouble("It was interrupted.");
    }
  }

  static HttpRequest.Builder request(Subject subject, String path) {
    return HttpRequest.newBuilder(subject.address().resolve(path));
  }

  static HttpRequest get(Subject subject, Account who, String path) {
    return request(subject, path).header("Authorization", "Bearer " + who.accessToken()).build();
  }

  /** What all of them have in common. */
  private static final class Book {
    final Delays delays = new Delays();
    final LongAdder answered = new LongAdder();
    final LongAdder refused = new LongAdder();
    volatile boolean open = true;

    void fill(HttpClient http, Supplier<HttpRequest> next) {
      while (open) {
        HttpRequest request = next.get();
        long begun = System.nanoTime();
        int status = status(http, request);
        delays.since(begun);
        (status == WELL ? answered : refused).increment();
      }
    }

    private static int status(HttpClient http, HttpRequest request) {
      try {
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      } catch (IOException broken) {
        return 0;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return 0;
      }
    }
  }
}
