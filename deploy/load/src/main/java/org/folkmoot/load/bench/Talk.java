package org.folkmoot.load.bench;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.drill.Cluster;
import org.folkmoot.load.drill.Cpu;
import org.folkmoot.load.light.Ear;
import org.folkmoot.load.light.LightSocket;
import org.folkmoot.load.light.Tally;

/**
 * People in rooms, each with a socket somewhere, who post in turn at a rate; some of them time what
 * they hear, from when it was due to be said.
 */
final class Talk implements AutoCloseable {
  private static final int LISTENERS = 40;
  private static final double SETTLING_SECONDS = 0.5;

  private final List<Subject> subjects;
  private final List<Seat> seats;
  private final Tally tally = new Tally();
  private final Map<Subject, Crowd> crowds = new LinkedHashMap<>();
  private final List<LightSocket> sockets = new ArrayList<>();
  private final Delays delays = new Delays();
  private OptionalLong redis = OptionalLong.empty();
  private long said;

  /** Who is connected to what, for which room. */
  record Seat(Subject at, String room, Account account) {}

  /**
   * What came of it.
   *
   * @param redisCpu none, if Redis isn't watched
   * @param deliveries without the acks
   */
  record Found(Usage used, OptionalDouble redisCpu, long posted, double deliveries, Delays delays) {
    private double micros(double cpuSeconds) {
      return cpuSeconds / posted * 1e6;
    }

    /** As growing with something; what it is of comes before each. */
    void grow(Findings findings, String with, double much, Subject subject, String of) {
      findings.grow(
          with, much, subject, of + "a post: server's CPU", "µs", micros(used.serverWork()));
      findings.grow(
          with, much, subject, of + "a post: PostgreSQL's CPU", "µs", micros(used.postgresCpu()));
      redisCpu.ifPresent(
          redis ->
              findings.grow(with, much, subject, of + "a post: Redis's CPU", "µs", micros(redis)));
      findings.grow(with, much, subject, of + "a post: deliveries", "", deliveries / posted);
      findings.grow(with, much, subject, of + "p50 of delivery", "ms", delays.millis(50));
      findings.grow(with, much, subject, of + "p99 of delivery", "ms", delays.millis(99));
    }

    String words() {
      return String.format(
          Locale.ROOT,
          "%.1f deliveries of a post, p50 %.2f ms, p99 %.2f ms,"
              + " CPU µs of a post: server %.0f, PostgreSQL %.0f, Redis %.1f",
          deliveries / posted,
          delays.millis(50),
          delays.millis(99),
          micros(used.serverWork()),
          micros(used.postgresCpu()),
          micros(redisCpu.orElse(0)));
    }
  }

  Talk(Bench bench, List<Seat> seats) {
    this.seats = seats;
    this.subjects = seats.stream().map(Seat::at).distinct().toList();
    // An odd number, else they might all be on one of two replicas.
    int every = Math.max(1, seats.size() / LISTENERS | 1);
    for (Subject subject : subjects) {
      Crowd crowd = new Crowd(bench.sockets(), subject, tally);
      crowds.put(subject, crowd);
      List<Integer> here = new ArrayList<>();
      for (int i = 0; i < seats.size(); i++) {
        if (seats.get(i).at().equals(subject)) {
          here.add(i);
        }
      }
      crowd.open(
          here.size(),
          place -> seats.get(here.get(place)).account(),
          place -> Speech.hello(seats.get(here.get(place)).room(), true),
          place -> here.get(place) % every == 0 ? new Timing(delays) : Ear.DEAF);
    }
    Map<Subject, Integer> next = new LinkedHashMap<>();
    for (Seat seat : seats) {
      int place = next.merge(seat.at(), 1, Integer::sum) - 1;
      sockets.add(crowdOf(seat.at()).get(place));
    }
  }

  private Crowd crowdOf(Subject subject) {
    Crowd crowd = crowds.get(subject);
    if (crowd == null) {
      throw new IllegalStateException("nobody is connected to " + subject);
    }
    return crowd;
  }

  /** The same number of people from each room, whose sockets are dealt out to the subjects. */
  static List<Seat> seats(List<Subject> at, Map<String, List<Account>> rooms, int each) {
    List<Seat> seats = new ArrayList<>();
    // In turn through the rooms, so that those who speak after each other are in different ones.
    for (int person = 0; person < each; person++) {
      for (Map.Entry<String, List<Account>> room : rooms.entrySet()) {
        if (room.getValue().size() <= person) {
          throw new Cluster.Trouble("There are too few people in a room.");
        }
        seats.add(new Seat(at.get(person % at.size()), room.getKey(), room.getValue().get(person)));
      }
    }
    return seats;
  }

  /** This process's use is told, too. */
  void watch(long redisProcess) {
    redis = OptionalLong.of(redisProcess);
  }

  private double redisCpu() {
    return redis.isPresent() ? Cpu.seconds(redis.getAsLong()) : 0;
  }

  void keep(double rate, double seconds) {
    Pace.keep(rate, seconds, this::post);
  }

  Found measure(double rate, double seconds) {
    keep(rate, SETTLING_SECONDS);
    double redisBefore = redisCpu();
    Usage before = Usage.now(subjects, tally);
    delays.open();
    long posted = Pace.keep(rate, seconds, this::post);
    // What is said last is heard a moment later, and paid for as well.
    Pace.rest(SETTLING_SECONDS);
    delays.shut();
    Usage used = Usage.now(subjects, tally).since(before);
    double redisUsed = redisCpu() - redisBefore;
    return new Found(
        used,
        redis.isPresent() ? OptionalDouble.of(redisUsed) : OptionalDouble.empty(),
        posted,
        (double) (used.frames() - posted),
        delays);
  }

  private void post(long due) {
    int place = (int) (said++ % seats.size());
    LightSocket writer = sockets.get(place);
    byte[] post = Speech.post(seats.get(place).room(), said, due);
    writer.later(
        () -> {
          writer.say(post);
          writer.flush();
        });
  }

  @Override
  public void close() {
    crowds.values().forEach(Crowd::close);
  }

  /** Reads when a message was due, and keeps how long that is ago. */
  record Timing(Delays delays) implements Ear {
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
  }
}
