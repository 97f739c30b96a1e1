package org.folkmoot.load.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.folkmoot.load.client.Account;
import org.folkmoot.load.drill.Cpu;
import org.folkmoot.load.light.Tally;

/**
 * The same posts on three replicas, two, and one, with Redis between them; and, on three, what
 * grows with rooms and their members. The sockets of each room are dealt out to all replicas.
 */
final class Replicas {
  private static final String WITH = "replicas";
  private static final int MOST = 3;
  private static final int USUAL_ROOMS = 50;
  private static final int USUAL_MEMBERS = 1_000;
  private static final double WARMING_SECONDS = 6;
  private static final int WARMINGS = 2;
  private static final double SHORT_WARMING_SECONDS = 2;
  private static final double IDLE_SECONDS = 8;

  private final Bench bench;
  private final double seconds;

  Replicas(Bench bench, double seconds) {
    this.bench = bench;
    this.seconds = seconds;
  }

  void measure() {
    Stand stand = bench.stand();
    Map<String, List<Account>> rooms = Growing.rooms(stand);
    List<Map<String, List<Account>>> ofMembers =
        Arrays.stream(Growing.MEMBERS).mapToObj(members -> Growing.roomOf(stand, members)).toList();
    List<Subject> all = stand.replicas(MOST);
    warm(all, Growing.first(USUAL_ROOMS, rooms), ofMembers.getLast());
    for (int count = MOST; count > 0; count--) {
      List<Subject> at = all.subList(0, count);
      if (count < MOST) {
        stand.stopReplica(count + 1);
      }
      idle(at);
      for (int many : Growing.ROOMS) {
        if (many == USUAL_ROOMS || count == MOST) {
          Talk.Found found =
              talk(at, Growing.first(many, rooms), Growing.IN_EACH_ROOM, Growing.ROOMS_RATE);
          tell(found, at, many, many == USUAL_ROOMS, "rooms");
        }
      }
      for (int i = 0; i < Growing.MEMBERS.length; i++) {
        int members = Growing.MEMBERS[i];
        if (members == USUAL_MEMBERS || count == MOST) {
          Talk.Found found = talk(at, ofMembers.get(i), members, Growing.MEMBERS_RATE);
          tell(found, at, members, members == USUAL_MEMBERS, "members of a room");
        }
      }
    }
  }

  private void warm(
      List<Subject> at, Map<String, List<Account>> rooms, Map<String, List<Account>> one) {
    for (int i = 0; i < WARMINGS; i++) {
      try (Talk many = new Talk(bench, Talk.seats(at, rooms, Growing.IN_EACH_ROOM));
          Talk hall = new Talk(bench, Talk.seats(at, one, USUAL_MEMBERS))) {
        many.keep(Growing.ROOMS_RATE, WARMING_SECONDS);
        hall.keep(Growing.MEMBERS_RATE, WARMING_SECONDS);
      }
      at.forEach(bench::calm);
    }
  }

  private void idle(List<Subject> at) {
    double redis = Cpu.seconds(bench.stand().redis());
    Usage before = Usage.now(at, new Tally());
    Pace.rest(IDLE_SECONDS);
    Usage used = Usage.now(at, new Tally()).since(before);
    redis = Cpu.seconds(bench.stand().redis()) - redis;
    Findings findings = bench.findings();
    grow(findings, at, "nothing to do: servers' CPU", used.serverWork() / used.seconds());
    grow(findings, at, "nothing to do: PostgreSQL's CPU", used.postgresCpu() / used.seconds());
    grow(findings, at, "nothing to do: Redis's CPU", redis / used.seconds());
    bench.say(
        "replicas: %d, nothing to do: cores: servers %.3f, PostgreSQL %.3f, Redis %.3f",
        at.size(),
        used.serverWork() / used.seconds(),
        used.postgresCpu() / used.seconds(),
        redis / used.seconds());
  }

  private static void grow(Findings findings, List<Subject> at, String what, double cores) {
    findings.grow(WITH, at.size(), at.getFirst(), what, "cores", cores);
  }

  private Talk.Found talk(
      List<Subject> at, Map<String, List<Account>> rooms, int each, double rate) {
    try (Talk talk = new Talk(bench, Talk.seats(at, rooms, each))) {
      talk.watch(bench.stand().redis());
      talk.keep(rate, SHORT_WARMING_SECONDS);
      at.forEach(bench::calm);
      return talk.measure(rate, seconds);
    } finally {
      Pace.rest(1);
    }
  }

  private void tell(Talk.Found found, List<Subject> at, int much, boolean isUsual, String with) {
    Subject first = at.getFirst();
    if (isUsual) {
      String of = "%,d %s: ".formatted(much, with);
      found.grow(bench.findings(), WITH, at.size(), first, of);
    }
    if (at.size() == MOST) {
      found.grow(bench.findings(), "%s, on %d replicas".formatted(with, MOST), much, first, "");
    }
    bench.say("replicas: %d, %,d %s: %s", at.size(), much, with, found.words());
  }
}
