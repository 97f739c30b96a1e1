package org.folkmoot.load.drill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.client.Calls;
import org.folkmoot.load.client.ProtocolClient;
import org.folkmoot.load.client.Witness;

/** One of three replicas dies with thousands of sockets on it: who notices, and what it costs. */
final class Crash {
  private static final int PEOPLE = 1_500;
  private static final int ROOMS = 300;
  private static final int WRITERS = 150;
  private static final int SPAN_MILLIS = 30_000;

  private final Figures figures;
  private final Cluster cluster;
  private final AtomicInteger broken = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  Crash(Figures figures, Cluster cluster) {
    this.figures = figures;
    this.cluster = cluster;
  }

  /** What PostgreSQL has done so far. */
  private record Cost(double cpuSeconds, long statements) {
    Cost since(Cost before) {
      return new Cost(cpuSeconds - before.cpuSeconds, statements - before.statements);
    }
  }

  void measure() throws IOException, SQLException {
    cluster.run("up", "3");
    logStatements();
    List<Account> accounts = figures.seed(PEOPLE, ROOMS);
    List<String> rooms = figures.seededRooms();
    // While it is alone everybody comes to it.
    cluster.run("stop", "2");
    cluster.run("stop", "3");
    URI balancer = cluster.address();
    List<ProtocolClient> listeners = new ArrayList<>();
    List<ProtocolClient> writers = new ArrayList<>();
    try (Calls calls = figures.calls(balancer)) {
      for (Account account : accounts) {
        listeners.add(figures.client(balancer, calls, account, "a", new Witness() {}));
        listeners.add(figures.client(balancer, calls, account, "b", new Witness() {}));
      }
      Figures.arrive(listeners);
      cluster.run("start", "2");
      cluster.run("start", "3");
      for (int i = 0; i < WRITERS; i++) {
        writers.add(
            figures.client(balancer, calls, accounts.get(i * PEOPLE / WRITERS), "w", others()));
      }
      Figures.arrive(writers);
      figures.say(
          "%d sockets on replica 1, %d writers on the two others, %d posts a second.",
          listeners.size(), writers.size(), Figures.POSTS_PER_SECOND);
      Runnable end = figures.posts(writers, rooms);
      Nemesis.pause(SPAN_MILLIS / 3);
      crash(calls, accounts, listeners);
      end.run();
      listeners.forEach(ProtocolClient::sleep);
      writers.forEach(ProtocolClient::sleep);
    }
  }

  private void crash(Calls calls, List<Account> accounts, List<ProtocolClient> listeners)
      throws IOException, SQLException {
    Cost first = cost();
    Nemesis.pause(SPAN_MILLIS);
    Cost before = cost().since(first);
    Cost second = cost();
    long killed = System.nanoTime();
    cluster.run("kill", "1");
    boolean[] all = {false};
    long back = 0;
    int asked = 0;
    while (System.nanoTime() - killed < TimeUnit.MILLISECONDS.toNanos(SPAN_MILLIS)) {
      // Somebody who isn't concerned reads over HTTP all the time.
      var _ =
          calls
              .rooms(accounts.get(asked++ % accounts.size()))
              .whenComplete((answer, failed) -> count(failed));
      if (!all[0] && listeners.stream().allMatch(Crash::isBack)) {
        all[0] = true;
        back = System.nanoTime() - killed;
      }
      Nemesis.pause(50);
    }
    Cost after = cost().since(second);
    figures.say(
        all[0] ? "All were back and had caught up after %.1f s." : "Not all were back in %.0f s.",
        (all[0] ? back : System.nanoTime() - killed) / 1e9);
    figures.say(
        "To %d calls of others over HTTP %d answers of 5xx; of the writers' sockets %d were cut.",
        asked, broken.get(), refused.get());
    figures.say(
        "PostgreSQL in 30 s before and after: %.1f and %.1f CPU s (%.2f times), %d and %d"
            + " statements (%.2f times). It logged each of them, which costs it time in both.",
        before.cpuSeconds(),
        after.cpuSeconds(),
        after.cpuSeconds() / before.cpuSeconds(),
        before.statements(),
        after.statements(),
        (double) after.statements() / before.statements());
  }

  private static boolean isBack(ProtocolClient client) {
    return client.isReady() && client.isSettled();
  }

  private void count(Throwable failed) {
    if (failed != null
        && failed.getCause() instanceof Calls.Unwell unwell
        && unwell.status() >= 500) {
      broken.incrementAndGet();
    }
  }

  private Witness others() {
    return new Witness() {
      @Override
      public void closed(int code) {
        refused.incrementAndGet();
      }
    };
  }

  /** PostgreSQL counts transactions by itself, but what they consist of it only tells its log. */
  private void logStatements() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                cluster.env("DATABASE_URL"),
                cluster.env("DATABASE_USER"),
                cluster.env("DATABASE_PASSWORD"));
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set log_statement = 'all'");
      statement.execute("select pg_reload_conf()");
    }
  }

  private Cost cost() throws IOException {
    try (Stream<String> lines = Files.lines(cluster.logs().resolve("postgres.log"))) {
      long statements =
          lines
              .filter(line -> line.contains("LOG:  execute ") || line.contains("LOG:  statement:"))
              .count();
      return new Cost(Cpu.secondsOfAll(cluster.pid("postgres")), statements);
    }
  }
}
