package org.folkmoot.load.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.load.client.Account;

/** What grows with the rooms of a user, the members of a room, and the number of rooms. */
final class Growing {
  static final int[] MEMBERS = {10, 100, 1_000};
  static final int[] ROOMS = {10, 50, 200};
  static final int IN_EACH_ROOM = 10;
  // Far below what one server can do, also for the largest room.
  static final double ROOMS_RATE = 1_000;
  static final double MEMBERS_RATE = 100;

  private static final String ROOMS_OF_USER = "rooms of a user";
  private static final int[] ROOMS_EACH = {1, 10, 100, 1_000};
  private static final int READERS = 20;
  private static final int MESSAGES_EACH = 20;
  private static final int READING_AT_ONCE = 4;
  private static final int COUNTED = 20;
  private static final double COUNTED_SECONDS = 2;
  private static final double WARMING_SECONDS = 3;
  // So many people are in so many rooms that in the smallest used one are enough of them.
  private static final int CROWD = 4_400;
  private static final int CROWD_ROOMS = 220;
  // With the same seed they would be the same people, and hear what is said in both of their rooms.
  private static final int READERS_SEED = 10_000;
  private static final int MEMBERS_SEED = 20_000;
  private static final int CROWD_SEED = 30_000;

  private final Bench bench;
  private final double seconds;

  Growing(Bench bench, double seconds) {
    this.bench = bench;
    this.seconds = seconds;
  }

  void measure() {
    Map<String, List<Account>> all = rooms(bench.stand());
    for (int rooms : ROOMS) {
      for (Subject subject : bench.both()) {
        talk("rooms", rooms, subject, first(rooms, all), IN_EACH_ROOM, ROOMS_RATE);
      }
    }
    for (int members : MEMBERS) {
      Map<String, List<Account>> room = roomOf(bench.stand(), members);
      for (Subject subject : bench.both()) {
        talk("members of a room", members, subject, room, members, MEMBERS_RATE);
      }
    }
    // Once to warm up, for what is read first would have the worst of Java.
    read(bench.stand().people());
    for (int rooms : ROOMS_EACH) {
      roomsOfUser(rooms);
    }
  }

  /** One room with so many members. */
  static Map<String, List<Account>> roomOf(Stand stand, int members) {
    return stand.seed(members, 1, 1, MEMBERS_SEED + members).of();
  }

  /** As many rooms as are ever used, each with enough people in it, who are in no other one. */
  static Map<String, List<Account>> rooms(Stand stand) {
    Map<String, List<Account>> rooms = stand.seed(CROWD, CROWD_ROOMS, 1, CROWD_SEED).of();
    rooms.values().removeIf(people -> people.size() < IN_EACH_ROOM);
    return rooms;
  }

  static Map<String, List<Account>> first(int count, Map<String, List<Account>> rooms) {
    Map<String, List<Account>> first = new LinkedHashMap<>();
    rooms.entrySet().stream()
        .limit(count)
        .forEach(room -> first.put(room.getKey(), room.getValue()));
    return first;
  }

  private void roomsOfUser(int rooms) {
    Findings findings = bench.findings();
    Subject subject = bench.stand().folkmoot();
    People made = bench.stand().seed(READERS, rooms, rooms, READERS_SEED + rooms);
    Filler.fill(bench.stand(), made.of().keySet(), MESSAGES_EACH);
    Callers.Found lists = read(made);
    lists.grow(findings, ROOMS_OF_USER, rooms, subject, "a list of rooms: ");
    Connecting.Door door = new Connecting.Door(bench, subject, made.all());
    door.asManyAsComeIn(WARMING_SECONDS);
    Connecting.Door measured = new Connecting.Door(bench, subject, made.all());
    measured.during(() -> measured.asManyAsComeIn(seconds));
    double greeted = measured.greeted.doubleValue();
    double server = measured.used.serverWork() / greeted * 1e3;
    double postgres = measured.used.postgresCpu() / greeted * 1e3;
    findings.grow(ROOMS_OF_USER, rooms, subject, "a greeting: server's CPU", "ms", server);
    findings.grow(ROOMS_OF_USER, rooms, subject, "a greeting: PostgreSQL's CPU", "ms", postgres);
    double ofList = statementsOfList(subject, one(made, 0));
    double ofGreeting = statementsOfGreeting(subject, made.all());
    findings.grow(ROOMS_OF_USER, rooms, subject, "a list of rooms: statements", "", ofList);
    findings.grow(ROOMS_OF_USER, rooms, subject, "a greeting: statements", "", ofGreeting);
    bench.say(
        "%,d rooms of a user: a list has %.2f ms of the server's CPU and %.2f of PostgreSQL's,"
            + " a greeting %.2f and %.2f",
        rooms, lists.serverCpu(), lists.postgresCpu(), server, postgres);
  }

  private Callers.Found read(People people) {
    Subject subject = bench.stand().folkmoot();
    return new Callers(READING_AT_ONCE, seconds)
        .call(
            subject,
            random ->
                Caller.Call.get("/api/rooms", one(people, random.nextInt(READERS)).accessToken()));
  }

  private static Account one(People people, int number) {
    return people.all().get(number);
  }

  private double statementsOfList(Subject subject, Account who) {
    Caller.Call call = Caller.Call.get("/api/rooms", who.accessToken());
    try (Caller caller = new Caller(subject.address())) {
      long asked =
          Statements.during(
              bench.stand(),
              () -> {
                for (int i = 0; i < COUNTED; i++) {
                  listen(caller, call);
                }
              });
      return asked / (double) COUNTED;
    } catch (IOException hungUp) {
      throw new UncheckedIOException(hungUp);
    }
  }

  private static void listen(Caller caller, Caller.Call call) {
    try {
      caller.ask(call);
      boolean isOver = false;
      while (!isOver) {
        isOver = caller.hears();
      }
    } catch (IOException hungUp) {
      throw new UncheckedIOException(hungUp);
    }
  }

  private double statementsOfGreeting(Subject subject, List<Account> people) {
    Connecting.Door door = new Connecting.Door(bench, subject, people);
    long asked =
        Statements.during(
            bench.stand(), () -> door.during(() -> door.asManyAsComeIn(COUNTED_SECONDS)));
    return asked / door.greeted.doubleValue();
  }

  private void talk(
      String with,
      int much,
      Subject subject,
      Map<String, List<Account>> rooms,
      int each,
      double rate) {
    try (Talk talk = new Talk(bench, Talk.seats(List.of(subject), rooms, each))) {
      talk.keep(rate, WARMING_SECONDS);
      bench.calm(subject);
      Talk.Found found = talk.measure(rate, seconds);
      found.grow(bench.findings(), with, much, subject, "");
      long asked = Statements.during(bench.stand(), () -> talk.keep(rate, COUNTED_SECONDS));
      bench
          .findings()
          .grow(with, much, subject, "a post: statements", "", asked / rate / COUNTED_SECONDS);
      bench.say("%-10s %,d %s: %s", subject.name(), much, with, found.words());
    }
    Pace.rest(1);
  }
}
