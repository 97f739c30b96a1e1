package org.folkmoot.load.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.client.Calls;
import org.folkmoot.load.client.ClientSettings;
import org.folkmoot.load.client.Json;
import org.folkmoot.load.client.Lines;
import org.folkmoot.load.client.ProtocolClient;
import org.folkmoot.load.client.Witness;

/** The command {@code deploy/drill figures}: how fast it is, and what a replica's death costs. */
final class Figures implements AutoCloseable {
  static final int POSTS_PER_SECOND = 500;
  private static final int TICK_MILLIS = 10;

  private final Cluster cluster;
  private final Path seeded;
  private final PrintStream out;
  private final Lines lines = new Lines(2);
  private final ExecutorService threads =
      Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory());
  private final SplittableRandom random = new SplittableRandom(1);

  Figures(Cluster cluster, Path folder, PrintStream out) {
    this.cluster = cluster;
    this.seeded = folder.resolve("crowd.jsonl");
    this.out = out;
  }

  void run() throws IOException, SQLException {
    new Crossing(this, cluster).measure();
    cluster.run("wipe");
    new Crash(this, cluster).measure();
  }

  List<Account> seed(int users, int rooms) throws IOException {
    cluster.run(
        "seed",
        "--users",
        String.valueOf(users),
        "--rooms",
        String.valueOf(rooms),
        "--rooms-per-user",
        "2",
        "--out",
        seeded.toString());
    List<Account> accounts = new ArrayList<>();
    for (String line : Files.readAllLines(seeded)) {
      var told = Json.read(line);
      if (told.has("username")) {
        accounts.add(
            new Account(told.path("username").asText(), told.path("accessToken").asText()));
      }
    }
    return accounts;
  }

  List<String> seededRooms() throws IOException {
    List<String> rooms = new ArrayList<>();
    for (String line : Files.readAllLines(seeded)) {
      var told = Json.read(line);
      if (told.has("room")) {
        rooms.add(told.path("room").asText());
      }
    }
    return rooms;
  }

  Calls calls(URI server) {
    return new Calls(server, threads);
  }

  ProtocolClient client(URI server, Calls calls, Account account, String kind, Witness witness) {
    ClientSettings settings = ClientSettings.usual(server);
    String name = account.username() + "-" + kind;
    return new ProtocolClient(lines, calls, settings, account, name, random.split(), witness);
  }

  /**
   * Has these post at the rate, each in the rooms that were seeded for them; what comes back ends
   * it.
   */
  Runnable posts(List<ProtocolClient> writers, List<String> rooms) {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    long begun = System.nanoTime();
    long[] done = {0};
    var _ =
        clock.scheduleAtFixedRate(
            () -> {
              long due =
                  (System.nanoTime() - begun) * POSTS_PER_SECOND / TimeUnit.SECONDS.toNanos(1);
              for (; done[0] < due; done[0]++) {
                ProtocolClient writer = writers.get((int) (done[0] % writers.size()));
                writer.rooms().stream()
                    .filter(rooms::contains)
                    .skip(done[0] / writers.size() % 2)
                    .findFirst()
                    .ifPresent(
                        room -> writer.asking().post(room, "What is said in time, no. " + due, 0));
              }
            },
            TICK_MILLIS,
            TICK_MILLIS,
            TimeUnit.MILLISECONDS);
    return clock::shutdownNow;
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library of its own
  void say(String words, Object... values) {
    out.printf(words + "%n", values);
  }

  static void arrive(List<ProtocolClient> clients) {
    clients.forEach(ProtocolClient::wake);
    if (!Nemesis.await(
        120, () -> clients.stream().allMatch(client -> client.isReady() && client.isSettled()))) {
      throw new Cluster.Trouble("Not everybody came in within two minutes.");
    }
  }

  @Override
  public void close() {
    lines.close();
    threads.shutdownNow();
  }
}
