package org.folkmoot.load.bench;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.drill.Cluster;
import org.folkmoot.load.light.Ear;
import org.folkmoot.load.light.LightSocket;

/** Many who post all the time, each so much at once, and say more when they are answered. */
final class Durable {
  static final String HOT = "hot room, 200 writers";
  static final String BUSY_EVENING = "busy evening, 50 writers in 50 rooms";
  static final String ACKED = "posts acked";
  static final String POSTGRES_CPU = "PostgreSQL's CPU per 100,000 posts";

  private static final int ROOMS = 50;
  private static final int WRITERS = 10;
  private static final int HOT_WRITERS = 200;
  private static final int WARMING_OUTSTANDING = 8;
  private static final int ALONE = 4;
  private static final int ALONE_TIMES = 5;
  private static final int ROUNDS = 3;
  private static final double SETTLING_SECONDS = 0.7;
  private static final int ANSWERED_SECONDS = 20;

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

  /**
   * As many posts as both can take for a moment, so that what is done once for each is compiled;
   * and then as many batches, with a post or two in each, so that what is done once for a batch is.
   * A server that is asked for twenty a second would compile all through what is measured. More of
   * the former would leave PostgreSQL with so much to tidy up that it does so all through it, too.
   */
  void warm() {
    warm(WARMING_OUTSTANDING, seats(), 1);
    warm(1, oneOfEachRoom().subList(0, ALONE), ALONE_TIMES);
  }

  private void warm(int outstanding, List<Seat> seats, int times) {
    List<Side> sides =
        bench.both().stream().map(subject -> new Side(subject, new Book(outstanding))).toList();
    try {
      sides.forEach(side -> side.open(seats));
      warm(sides, times);
    } finally {
      sides.forEach(side -> side.crowd.close());
    }
    Pace.rest(1);
  }

  /**
   * Measures so many outstanding posts of each.
   *
   * @param warmings so often at most it is warmed up
   */
  void measure(int outstanding, int warmings) {
    measure(with(outstanding), seats(), outstanding, warmings);
  }

  private List<Seat> seats() {
    List<Seat> seats = new ArrayList<>();
    for (Map.Entry<String, List<Account>> room : bench.stand().people().of().entrySet()) {
      if (room.getValue().size() >= WRITERS && seats.size() < ROOMS * WRITERS) {
        room.getValue().subList(0, WRITERS).forEach(who -> seats.add(new Seat(room.getKey(), who)));
      }
    }
    if (seats.size() < ROOMS * WRITERS) {
      throw new Cluster.Trouble("There are too few rooms with enough people in them.");
    }
    return seats;
  }

  // Seats of one room stand together.
  private List<Seat> oneOfEachRoom() {
    List<Seat> seats = seats();
    return IntStream.range(0, ROOMS).mapToObj(room -> seats.get(room * WRITERS)).toList();
  }

  /** Few who wait for each other: batches are small, and what a batch costs weighs most. */
  void measureBusyEvening(int warmings) {
    measure(BUSY_EVENING, oneOfEachRoom(), 1, warmings);
  }

  void measureHot(int warmings) {
    String general = bench.stand().general();
    List<Seat> seats =
        bench.stand().people().all().stream()
            .limit(HOT_WRITERS)
            .map(account -> new Seat(general, account))
            .toList();
    measure(HOT, seats, 1, warmings);
  }

  private void measure(String scenario, List<Seat> seats, int outstanding, int warmings) {
    List<Side> sides =
        bench.both().stream().map(subject -> new Side(subject, new Book(outstanding))).toList();
    try {
      sides.forEach(side -> side.open(seats));
      warm(sides, warmings);
      bench
          .profiles()
          .during(
              bench.both(),
              scenario.replaceAll("[^a-z0-9]+", "-"),
              () -> {
                for (int round = 0; round < ROUNDS; round++) {
                  sides.forEach(side -> side.measure(seconds / ROUNDS));
                }
              });
      sides.forEach(side -> tell(scenario, side));
    } finally {
      sides.forEach(side -> side.crowd.close());
    }
    Pace.rest(1);
  }

  /**
   * Batches of another size run through other code: all post until Java has compiled it on both
   * sides, one as long as the other.
   */
  private void warm(List<Side> sides, int times) {
    Warming.untilCompiled(
        times, Warming.MUCH, () -> sides.stream().mapToDouble(Side::warm).max().orElse(0));
    sides.forEach(side -> bench.calm(side.subject));
  }

  private void tell(String scenario, Side side) {
    Usage used = side.used;
    Subject subject = side.subject;
    Delays delays = side.book.delays;
    double acked = side.acked;
    Findings findings = bench.findings();
    findings.add(scenario, subject, ACKED, "/s", acked / used.seconds());
    findings.add(scenario, subject, "p50 of ack", "ms", delays.millis(50));
    findings.add(scenario, subject, "p99 of ack", "ms", delays.millis(99));
    findings.add(scenario, subject, POSTGRES_CPU, "s", used.postgresCpu() / acked * 1e5);
    findings.add(
        scenario, subject, "server's CPU per 100,000 posts", "s", used.serverCpu() / acked * 1e5);
    findings.add(
        scenario, subject, "the load's CPU per 100,000 posts", "s", used.ownCpu() / acked * 1e5);
    findings.add(scenario, subject, "deliveries", "/s", (used.frames() - acked) / used.seconds());
    findings.add(scenario, subject, "nacks", "", side.book.nacked.doubleValue());
    side.crowd.tellLost(bench, scenario);
    if (scenario.equals(with(side.book.outstanding))) {
      grow(findings, side, "PostgreSQL's CPU", used.postgresCpu());
      grow(findings, side, "server's CPU", used.serverWork());
    }
    used.tellThreads(findings, scenario, subject);
    findings.draw("Acks of " + scenario, subject, "nines", "ms", delays.curve());
    bench.say(
        "%-10s %-32s %6.0f acked/s, p50 %.1f ms, p99 %.1f ms,"
            + " CPU s per 100,000: PostgreSQL %.2f, server %.2f, load %.2f",
        subject.name(),
        scenario,
        acked / used.seconds(),
        delays.millis(50),
        delays.millis(99),
        used.postgresCpu() / acked * 1e5,
        used.serverCpu() / acked * 1e5,
        used.ownCpu() / acked * 1e5);
  }

  private static void grow(Findings findings, Side side, String what, double cpuSeconds) {
    findings.grow(
        "outstanding posts of each of 500 writers",
        side.book.outstanding,
        side.subject,
        "a post: " + what,
        "µs",
        cpuSeconds / side.acked * 1e6);
  }

  /** One subject with its writers. */
  private final class Side {
    final Subject subject;
    final Book book;
    final Crowd crowd;
    Usage used = Usage.NONE;
    double acked;

    Side(Subject subject, Book book) {
      this.subject = subject;
      this.book = book;
      this.crowd = bench.crowd(subject);
    }

    void open(List<Seat> seats) {
      crowd.open(
          seats.size(),
          place -> seats.get(place).account(),
          place -> Speech.hello(seats.get(place).room(), true),
          place -> new Writer(book, seats.get(place).room()));
    }

    /** Has all of them post for that time, and waits until all are answered. */
    void during(double time, Runnable measuring) {
      book.going = true;
      for (int i = 0; i < crowd.size(); i++) {
        LightSocket writer = crowd.get(i);
        writer.later(() -> book.begin(writer));
      }
      Pace.rest(SETTLING_SECONDS);
      measuring.run();
      Pace.rest(time - SETTLING_SECONDS);
      book.going = false;
      for (int i = 0; book.under.sum() > 0 && i < ANSWERED_SECONDS * 100; i++) {
        Pace.rest(0.01);
      }
    }

    /** Gives how much of a core Java took meanwhile to compile. */
    double warm() {
      Usage begun = Usage.now(subject, crowd.tally());
      during(Warming.SECONDS, () -> {});
      return Usage.now(subject, crowd.tally()).since(begun).compilers();
    }

    void measure(double time) {
      during(
          SETTLING_SECONDS,
          () -> {
            long before = book.acked.sum();
            Usage begun = Usage.now(subject, crowd.tally());
            book.delays.open();
            Pace.rest(time);
            used = used.plus(Usage.now(subject, crowd.tally()).since(begun));
            acked += book.acked.sum() - before;
            book.delays.shut();
          });
    }
  }

  /** What all writers of one measurement have in common. */
  private static final class Book {
    final int outstanding;
    final LongAdder acked = new LongAdder();
    final LongAdder nacked = new LongAdder();
    final LongAdder under = new LongAdder();
    final Delays delays = new Delays();
    final Map<LightSocket, Writer> writers = new ConcurrentHashMap<>();
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
        book.under.decrement();
        book.delays.since(begun[(int) (Speech.ref(bytes, from) % KEPT)]);
        say(socket);
      } else if (kind == 'n') {
        book.nacked.increment();
        book.under.decrement();
        say(socket);
      }
    }

    void say(LightSocket socket) {
      if (book.going) {
        long ref = said++;
        book.under.increment();
        begun[(int) (ref % KEPT)] = System.nanoTime();
        socket.say(Speech.post(room, ref, begun[(int) (ref % KEPT)]));
      }
    }
  }
}
