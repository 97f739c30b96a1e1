package org.folkmoot.load.drill;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.client.Answer;
import org.folkmoot.load.client.Ask;
import org.folkmoot.load.client.Calls;
import org.folkmoot.load.client.ObservedChange;
import org.folkmoot.load.client.ProtocolClient;
import org.folkmoot.load.client.Witness;

/** How long a message takes to another replica, beside how long it takes on one alone. */
final class Crossing {
  private static final int PEOPLE = 240;
  private static final int ROOMS = 40;
  private static final int WARMING_MILLIS = 10_000;
  private static final int MEASURED_MILLIS = 20_000;
  private static final long UNKNOWN = -1;

  private final Figures figures;
  private final Cluster cluster;

  Crossing(Figures figures, Cluster cluster) {
    this.figures = figures;
    this.cluster = cluster;
  }

  private record Delivery(String room, long seq, long atNanos) {}

  private record Acked(long beganNanos, long atNanos) {}

  /** What writers were answered and listeners were told. */
  private static final class Book {
    final Map<String, Acked> acks = new ConcurrentHashMap<>();
    final Queue<Delivery> deliveries = new ConcurrentLinkedQueue<>();
    volatile boolean open;

    Witness writer() {
      return new Witness() {
        @Override
        public void acked(Ask ask, Answer answer) {
          if (open) {
            acks.put(
                ask.room() + " " + answer.seq(), new Acked(ask.beganNanos(), answer.atNanos()));
          }
        }
      };
    }

    Witness listener() {
      return new Witness() {
        @Override
        public void told(String room, ObservedChange observed) {
          if (open && observed.posted()) {
            deliveries.add(new Delivery(room, observed.seq(), System.nanoTime()));
          }
        }
      };
    }

    /** Sorted: from the ack, or from when it was asked for. */
    long[] delays(boolean fromAck) {
      return deliveries.stream()
          .mapToLong(
              delivery -> {
                Acked acked = acks.get(delivery.room() + " " + delivery.seq());
                if (acked == null) {
                  return UNKNOWN;
                }
                long from = fromAck ? acked.atNanos() : acked.beganNanos();
                return Math.max(0, delivery.atNanos() - from);
              })
          .filter(delay -> delay != UNKNOWN)
          .sorted()
          .toArray();
    }
  }

  void measure() throws IOException {
    cluster.run("up", "2");
    List<Account> accounts = figures.seed(PEOPLE, ROOMS);
    List<String> rooms = figures.seededRooms();
    URI one = URI.create(cluster.env("REPLICA_1"));
    URI other = URI.create(cluster.env("REPLICA_2"));
    figures.say(
        "%d people in %d rooms, %d posts a second through replica 1, %d s each.",
        PEOPLE, ROOMS, Figures.POSTS_PER_SECOND, MEASURED_MILLIS / 1_000);
    // Once to warm up, and then in turn, so that neither has the machine's better minute.
    phase(accounts, rooms, one, other);
    long[][] alone = phase(accounts, rooms, one, one);
    long[][] across = phase(accounts, rooms, one, other);
    say("listeners on the same replica", alone);
    say("listeners on the other replica", across);
    figures.say(
        "p99 across replicas against one alone: %.1f times from the ack, %.1f from the asking.",
        ratio(across[0], alone[0]), ratio(across[1], alone[1]));
  }

  private long[][] phase(List<Account> accounts, List<String> rooms, URI writing, URI listening) {
    Book book = new Book();
    List<ProtocolClient> writers = new ArrayList<>();
    List<ProtocolClient> all = new ArrayList<>();
    String kind = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    try (Calls calls = figures.calls(writing)) {
      for (int i = 0; i < accounts.size(); i++) {
        if (i % 2 == 0) {
          writers.add(figures.client(writing, calls, accounts.get(i), kind, book.writer()));
        } else {
          all.add(figures.client(listening, calls, accounts.get(i), kind, book.listener()));
        }
      }
      all.addAll(writers);
      Figures.arrive(all);
      Runnable end = figures.posts(writers, rooms);
      Nemesis.pause(WARMING_MILLIS);
      book.open = true;
      Nemesis.pause(MEASURED_MILLIS);
      book.open = false;
      end.run();
      all.forEach(ProtocolClient::sleep);
      Nemesis.pause(1_000);
    }
    return new long[][] {book.delays(true), book.delays(false)};
  }

  private void say(String what, long[][] delays) {
    figures.say(
        "%-32s %7d deliveries, from the ack p50 %.1f ms, p99 %.1f ms; from the asking p50 %.1f"
            + " ms, p99 %.1f ms",
        what,
        delays[0].length,
        millis(delays[0], 0.5),
        millis(delays[0], 0.99),
        millis(delays[1], 0.5),
        millis(delays[1], 0.99));
  }

  private static double ratio(long[] a, long[] b) {
    return millis(a, 0.99) / Math.max(0.001, millis(b, 0.99));
  }

  private static double millis(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) ((sorted.length - 1) * share)] / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
