package org.folkmoot.load.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.client.Calls;
import org.folkmoot.load.drill.Cluster;

/**
 * The processes that are measured: a PostgreSQL of deploy/cluster, and on it Folkmoot, by itself as
 * deploy/run starts it, and the reference.
 */
final class Stand implements AutoCloseable {
  /** All that keeps people from saying much; nothing else is otherwise than it is delivered. */
  static final Map<String, String> LIMITS =
      Map.of(
          "FOLKMOOT_LIMIT_POSTS", "none",
          "FOLKMOOT_LIMIT_CHANGES", "none",
          "FOLKMOOT_LIMIT_SIGN_INS", "none",
          "FOLKMOOT_LIMIT_CONNECTIONS", "none");

  private static final int START_SECONDS = 60;
  private static final int REST_MILLIS = 50;

  private final Path deploy;
  private final Path folder;
  private final Path clusterFolder;
  private final Cluster cluster;
  private final List<Process> processes = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final People people;
  private final String general;
  private final Subject folkmoot;
  private final Subject reference;

  Stand(Path deploy, Path folder, int users, int rooms) throws IOException {
    this.deploy = deploy;
    this.folder = folder;
    this.clusterFolder = deploy.resolve(".cache/bench/cluster");
    this.cluster =
        new Cluster(
            deploy.resolve("cluster"), clusterFolder, folder.resolve("cluster.log"), LIMITS);
    if (cluster.exists()) {
      cluster.run("wipe");
    }
    cluster.run("up", "1");
    people = seed(users, rooms, 1, 1);
    cluster.run("stop", "1");
    folkmoot = startFolkmoot();
    general = findGeneral();
    reference = startReference();
  }

  /** Makes people and rooms; with the same seed they are the same ones. */
  People seed(int users, int rooms, int roomsPerUser, int seed) {
    Path seeded = folder.resolve("people.jsonl");
    cluster.run(
        "seed",
        "--users",
        "" + users,
        "--rooms",
        "" + rooms,
        "--rooms-per-user",
        "" + roomsPerUser,
        "--seed",
        "" + seed,
        "--out",
        seeded.toString());
    try {
      People made = People.read(seeded);
      Files.delete(seeded);
      return made;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Ends the two servers, and starts so many replicas of Folkmoot on the same database. */
  List<Subject> replicas(int count) {
    endProcesses();
    cluster.run("down");
    cluster.run("up", "" + count);
    List<Subject> replicas = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      replicas.add(
          new Subject(
              Subject.FOLKMOOT,
              URI.create(cluster.env("REPLICA_" + number)),
              cluster.pid("replica-" + number),
              cluster.pid("postgres")));
    }
    return replicas;
  }

  void stopReplica(int number) {
    cluster.run("stop", "" + number);
  }

  long redis() {
    return cluster.pid("redis");
  }

  Path databaseLog() {
    return cluster.logs().resolve("postgres.log");
  }

  People people() {
    return people;
  }

  /** The room that everybody is in. */
  String general() {
    return general;
  }

  Subject folkmoot() {
    return folkmoot;
  }

  Subject reference() {
    return reference;
  }

  /** A way into the database, past everybody. */
  Connection database() throws SQLException {
    return DriverManager.getConnection(
        cluster.env("DATABASE_URL"),
        cluster.env("DATABASE_USER"),
        cluster.env("DATABASE_PASSWORD"));
  }

  private Subject startFolkmoot() throws IOException {
    int port = freePort();
    ProcessBuilder command = new ProcessBuilder(deploy.resolve("run").toString());
    command.environment().putAll(LIMITS);
    command
        .environment()
        .putAll(
            Map.of(
                "FOLKMOOT_HOST",
                "127.0.0.1",
                "FOLKMOOT_PORT",
                "" + port,
                "FOLKMOOT_MANAGEMENT_PORT",
                "0",
                "FOLKMOOT_DATA",
                clusterFolder.resolve("alone").toString(),
                "FOLKMOOT_DATABASE_URL",
                cluster.env("DATABASE_URL"),
                "FOLKMOOT_DATABASE_USER",
                cluster.env("DATABASE_USER"),
                "FOLKMOOT_DATABASE_PASSWORD",
                cluster.env("DATABASE_PASSWORD"),
                "FOLKMOOT_SECRET",
                Files.readString(clusterFolder.resolve("secret"))));
    Path log = folder.resolve("folkmoot.log");
    Process process =
        command
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    processes.add(process);
    URI address = URI.create("http://127.0.0.1:" + port);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!answers(address)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new Cluster.Trouble("Folkmoot doesn't start; %s says why.".formatted(log));
      }
      Pace.rest(REST_MILLIS / 1_000.0);
    }
    return new Subject(Subject.FOLKMOOT, address, process.pid(), cluster.pid("postgres"));
  }

  private boolean answers(URI address) {
    try {
      return http.send(
                  HttpRequest.newBuilder(address.resolve("/health/readiness")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Cluster.Trouble("It was interrupted.");
    }
  }

  private String findGeneral() {
    Account first = people.all().getFirst();
    try (Calls calls = new Calls(folkmoot.address(), Runnable::run)) {
      for (var room : calls.rooms(first).join()) {
        String id = room.path("id").asText();
        if (!people.of().containsKey(id)) {
          return id;
        }
      }
    }
    throw new Cluster.Trouble("There is no room that everybody is in.");
  }

  private Subject startReference() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What Folkmoot runs with, so that neither has the better Java.
    command.addAll(
        List.of(
            "-XX:+UseG1GC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xms64m",
            "-Xmx1g"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(org.folkmoot.load.reference.Main.class.getName());
    command.addAll(
        List.of(
            cluster.env("DATABASE_URL"),
            cluster.env("DATABASE_USER"),
            cluster.env("DATABASE_PASSWORD")));
    Process process =
        new ProcessBuilder(command)
            .redirectError(
                ProcessBuilder.Redirect.appendTo(folder.resolve("reference.log").toFile()))
            .start();
    processes.add(process);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.startsWith("ready ")) {
      throw new Cluster.Trouble("The reference doesn't start; reference.log says why.");
    }
    URI address = URI.create("http://127.0.0.1:" + line.substring("ready ".length()));
    return new Subject(Subject.REFERENCE, address, process.pid(), cluster.pid("postgres"));
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Ends what it has begun; whatever of it runs. */
  static void end(Path deploy, Path log) {
    Path folder = deploy.resolve(".cache/bench/cluster");
    Cluster cluster = new Cluster(deploy.resolve("cluster"), folder, log, Map.of());
    if (cluster.exists()) {
      cluster.run("wipe");
    }
  }

  private void endProcesses() {
    processes.forEach(Process::destroy);
    for (Process process : processes) {
      try {
        if (!process.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
    processes.clear();
  }

  @Override
  public void close() {
    endProcesses();
    http.close();
    cluster.run("wipe");
  }
}
