package org.folkmoot.load.bench;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.drill.Cluster;
import org.folkmoot.load.light.Ear;
import org.folkmoot.load.light.LightSocket;

/** Many who post all the time, each so much at once, and say more when they are answered. */
final class Durable {
  static final String HOT = "hot room, 200 writers";
  static final String ACKED = "posts acked";
  static final String POSTGRES_CPU = "PostgreSQL's CPU per 100,000 posts";

  private static final int ROOMS = 50;
  private static final int WRITERS = 10;
  private static final int HOT_WRITERS = 200;
  private static final double WARMING_SECONDS = 4;

  private final Bench bench;
  private final double seconds;

  Durable(Bench bench, double seconds) {
    this.bench = bench;
    this.seconds = seconds;
  }

  static String with(int outstanding) {
    return "durable posts, " + outstanding + " outstanding";
  }

  /** Who posts where. */
  private record Seat(String room, Account account) {}

  void measure(int outstanding) {
    List<Seat> seats = new ArrayList<>();
    for (Map.Entry<String, List<Account>> room : bench.stand().people().of().entrySet()) {
      if (room.getValue().size() >= WRITERS && seats.size() < ROOMS * WRITERS) {
        room.getValue().subList(0, WRITERS).forEach(who -> seats.add(new Seat(room.getKey(), who)));
      }
    }
    if (seats.size() < ROOMS * WRITERS) {
      throw new Cluster.Trouble("There are too few rooms with enough people in them.");
    }
    measure(with(outstanding), seats, outstanding);
  }

  void measureHot() {
    String general = bench.stand().general();
    List<Seat> seats =
        bench.stand().people().all().stream()
            .limit(HOT_WRITERS)
            .map(account -> new Seat(general, account))
            .toList();
    measure(HOT, seats, 1);
  }

  private void measure(String scenario, List<Seat> seats, int outstanding) {
    for (Subject subject : bench.both()) {
      Book book = new Book(outstanding);
      try (Crowd crowd = bench.crowd(subject)) {
        // Rooms are entered one after the other: the reference learns of them by the hello.
        for (String room : seats.stream().map(Seat::room).distinct().toList()) {
          List<Seat> here = seats.stream().filter(seat -> seat.room().equals(room)).toList();
          crowd.open(
              here.size(),
              place -> here.get(place).account(),
              Speech.hello(room, true),
              place -> new Writer(book, room));
        }
        book.going = true;
        for (int i = 0; i < crowd.size(); i++) {
          LightSocket writer = crowd.get(i);
          writer.later(() -> book.begin(writer));
        }
        Pace.rest(WARMING_SECONDS);
        bench
            .profiles()
            .during(
                subject,
                scenario.replaceAll("[^a-z0-9]+", "-"),
                () -> tell(scenario, subject, crowd, book));
        book.going = false;
      }
      Pace.rest(1);
    }
  }

  private void tell(String scenario, Subject subject, Crowd crowd, Book book) {
    long ackedBefore = book.acked.sum();
    long nackedBefore = book.nacked.sum();
    Usage before = Usage.now(subject, crowd.tally());
    book.delays.open();
    Pace.rest(seconds);
    Usage used = Usage.now(subject, crowd.tally()).since(before);
    double acked = book.acked.sum() - ackedBefore;
    book.delays.shut();
    Findings findings = bench.findings();
    findings.add(scenario, subject, ACKED, "/s", acked / used.seconds());
    findings.add(scenario, subject, "p50 of ack", "ms", book.delays.millis(50));
    findings.add(scenario, subject, "p99 of ack", "ms", book.delays.millis(99));
    findings.add(scenario, subject, POSTGRES_CPU, "s", used.postgresCpu() / acked * 1e5);
    findings.add(
        scenario, subject, "server's CPU per 100,000 posts", "s", used.serverCpu() / acked * 1e5);
    findings.add(
        scenario,
        subject,
        "the load's own CPU per 100,000 posts",
        "s",
        used.ownCpu() / acked * 1e5);
    findings.add(scenario, subject, "deliveries", "/s", (used.frames() - acked) / used.seconds());
    findings.add(scenario, subject, "nacks", "", (double) (book.nacked.sum() - nackedBefore));
    findings.add(scenario, subject, "sockets lost", "", crowd.lost());
    findings.draw("Acks of " + scenario, subject, "nines", "ms", book.delays.curve());
    bench.say(
        "%-10s %-32s %6.0f acked/s, p50 %.1f ms, p99 %.1f ms,"
            + " CPU s per 100,000: PostgreSQL %.2f, server %.2f, load %.2f",
        subject.name(),
        scenario,
        acked / used.seconds(),
        book.delays.millis(50),
        book.delays.millis(99),
        used.postgresCpu() / acked * 1e5,
        used.serverCpu() / acked * 1e5,
        used.ownCpu() / acked * 1e5);
  }

  /** What all writers of one measurement have in common. */
  private static final class Book {
    final int outstanding;
    final LongAdder acked = new LongAdder();
    final LongAdder nacked = new LongAdder();
    final Delays delays = new Delays();
    final Map<LightSocket, Writer> writers = new java.util.concurrent.ConcurrentHashMap<>();
    volatile boolean going;

    Book(int outstanding) {
      this.outstanding = outstanding;
    }

    void begin(LightSocket socket) {
      Writer writer = writers.get(socket);
      for (int i = 0; i < outstanding && writer != null; i++) {
        writer.say(socket);
      }
      socket.flush();
    }
  }

  private static final class Writer implements Ear {
    // More than ever are outstanding, and a power of two.
    private static final int KEPT = 1_024;

    private final Book book;
    private final String room;
    private final long[] begun = new long[KEPT];
    private long said;

    Writer(Book book, String room) {
      this.book = book;
      this.room = room;
    }

    @Override
    public boolean listens() {
      return true;
    }

    @Override
    public void ready(LightSocket socket) {
      book.writers.put(socket, this);
    }

    @Override
    public void heard(LightSocket socket, ByteBuf bytes, int from, int length) {
      char kind = Speech.kind(bytes, from, length);
      if (kind == 'a') {
        book.acked.increment();
        book.delays.since(begun[(int) (Speech.ref(bytes, from) % KEPT)]);
        say(socket);
      } else if (kind == 'n') {
        book.nacked.increment();
        say(socket);
      }
    }

    void say(LightSocket socket) {
      if (book.going) {
        long ref = said++;
        begun[(int) (ref % KEPT)] = System.nanoTime();
        socket.say(Speech.post(room, ref, begun[(int) (ref % KEPT)]));
      }
    }
  }
}
