package org.folkmoot.load.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.drill.Cluster;
import org.folkmoot.load.light.Tally;

/** A million messages, and fifty people who read in them at once. */
final class Archive {
  static final String PAGES = "history pages, 50 readers, 1 M messages";
  static final String LISTS = "lists of rooms, 50 readers, 1 M messages";
  static final String P99 = "p99 of an answer";

  // As the statements below write them.
  private static final int EACH = 20_000;
  private static final int READERS = 50;
  private static final double WARMING_SECONDS = 3;
  private static final String FILL =
      """
      insert into folkmoot.messages (room_id, seq, changed, kind, sender_id, client_id, body,
        created_at)
      select r.id, r.head + n, r.head + n, 'text', m.user_id, 'old-' || n,
        'Something that was said long ago, and ' || md5(n::text), '2026-01-01T00:00:00Z'
      from folkmoot.rooms r
      join lateral (
        select x.user_id from folkmoot.memberships x where x.room_id = r.id limit 1) m on true
      cross join generate_series(1, 20000) n
      where r.name like 'seed%'""";
  private static final String HEADS =
      "update folkmoot.rooms set head = head + 20000 where name like 'seed%'";

  private final Bench bench;
  private final double seconds;

  Archive(Bench bench, double seconds) {
    this.bench = bench;
    this.seconds = seconds;
  }

  void measure() {
    fill();
    // The sweep has looked at the heads by then.
    Pace.rest(3);
    List<Map.Entry<String, Account>> readers = new ArrayList<>();
    bench
        .stand()
        .people()
        .of()
        .forEach((room, people) -> people.forEach(who -> readers.add(Map.entry(room, who))));
    read(PAGES, readers, true);
    read(LISTS, readers, false);
  }

  private void fill() {
    try (Connection connection = bench.stand().database();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      long written = statement.executeLargeUpdate(FILL);
      statement.execute(HEADS);
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("vacuum (analyze) folkmoot.messages");
      bench.say("%d messages are in the house.", written);
    } catch (SQLException broken) {
      throw new IllegalStateException("the messages couldn't be written", broken);
    }
  }

  private void read(String scenario, List<Map.Entry<String, Account>> readers, boolean pages) {
    Subject subject = bench.stand().folkmoot();
    Book book = new Book();
    List<Thread> threads = new ArrayList<>();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < READERS; i++) {
        SplittableRandom random = new SplittableRandom(i);
        threads.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      while (book.open) {
                        var who = readers.get(random.nextInt(readers.size()));
                        String path = pages ? page(who.getKey(), random) : "/api/rooms";
                        long begun = System.nanoTime();
                        int status = get(http, subject.address().resolve(path), who.getValue());
                        book.delays.since(begun);
                        (status == 200 ? book.answered : book.refused).increment();
                      }
                    }));
      }
      Pace.rest(WARMING_SECONDS);
      Usage before = Usage.now(subject, new Tally());
      long first = book.answered.sum();
      book.delays.open();
      Pace.rest(seconds);
      Usage used = Usage.now(subject, new Tally()).since(before);
      book.delays.shut();
      tell(scenario, subject, book, used, (double) (book.answered.sum() - first));
      book.open = false;
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Cluster.Trouble("It was interrupted.");
    }
  }

  private static String page(String room, SplittableRandom random) {
    return "/api/rooms/%s/messages?before=%d&limit=50".formatted(room, 100 + random.nextInt(EACH));
  }

  private void tell(String scenario, Subject subject, Book book, Usage used, double count) {
    Findings findings = bench.findings();
    findings.add(scenario, subject, P99, "ms", book.delays.millis(99));
    findings.add(scenario, subject, "p50 of an answer", "ms", book.delays.millis(50));
    findings.add(scenario, subject, "answers", "/s", count / used.seconds());
    findings.add(scenario, subject, "other answers", "", book.refused.doubleValue());
    findings.add(
        scenario, subject, "server's CPU per 1,000 answers", "s", used.serverCpu() / count * 1e3);
    findings.add(
        scenario,
        subject,
        "PostgreSQL's CPU per 1,000 answers",
        "s",
        used.postgresCpu() / count * 1e3);
    findings.draw("Answers: " + scenario, subject, "nines", "ms", book.delays.curve());
    bench.say(
        "%s: %.0f/s, p50 %.1f ms, p99 %.1f ms",
        scenario, count / used.seconds(), book.delays.millis(50), book.delays.millis(99));
  }

  /** What all readers have in common. */
  private static final class Book {
    final Delays delays = new Delays();
    final LongAdder answered = new LongAdder();
    final LongAdder refused = new LongAdder();
    volatile boolean open = true;
  }

  private static int get(HttpClient http, URI address, Account who) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + who.accessToken())
            .build();
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
