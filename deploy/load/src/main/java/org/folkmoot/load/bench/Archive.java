package org.folkmoot.load.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.folkmoot.load.client.Account;

/** A million messages, and fifty people who read in them at once. */
final class Archive {
  static final String PAGES = "history pages, 50 readers, 1 M messages";
  static final String LISTS = "lists of rooms, 50 readers, 1 M messages";

  // In each of 51 rooms: together some 10,000, 100,000 and a million.
  private static final int[] EACH = {196, 1_960, 20_000};
  private static final int READERS = 50;
  private static final double SHORT_SECONDS = 4;

  private final Bench bench;
  private final double seconds;

  Archive(Bench bench, double seconds) {
    this.bench = bench;
    this.seconds = seconds;
  }

  void measure() {
    People people = bench.stand().people();
    List<Map.Entry<String, Account>> readers = new ArrayList<>();
    people.of().forEach((room, all) -> all.forEach(who -> readers.add(Map.entry(room, who))));
    int written = 0;
    for (int each : EACH) {
      Filler.fill(bench.stand(), people.of().keySet(), each - written);
      written = each;
      bench.say("%,d messages are in the house.", each * people.of().size());
      boolean isAll = each == EACH[EACH.length - 1];
      read(PAGES, readers, each, true, isAll);
      read(LISTS, readers, each, false, isAll);
    }
  }

  private void read(
      String scenario,
      List<Map.Entry<String, Account>> readers,
      int each,
      boolean pages,
      boolean isAll) {
    Subject subject = bench.stand().folkmoot();
    Callers.Found found =
        new Callers(READERS, isAll ? seconds : SHORT_SECONDS)
            .call(
                subject,
                random -> {
                  var who = readers.get(random.nextInt(readers.size()));
                  String path = pages ? page(who.getKey(), each, random) : "/api/rooms";
                  return Caller.Call.get(path, who.getValue().accessToken());
                });
    String what = pages ? "a page: " : "a list of rooms: ";
    found.grow(bench.findings(), "messages", (double) each * rooms(), subject, what);
    if (isAll) {
      found.tell(bench.findings(), scenario, subject);
      bench.findings().draw("Answers: " + scenario, subject, "nines", "ms", found.delays().curve());
    }
    bench.say(
        "%s%.0f/s, p50 %.1f ms, p99 %.1f ms, CPU ms each: server %.2f, PostgreSQL %.2f",
        what,
        found.perSecond(),
        found.delays().millis(50),
        found.delays().millis(99),
        found.serverCpu(),
        found.postgresCpu());
  }

  private int rooms() {
    return bench.stand().people().of().size();
  }

  private static String page(String room, int each, SplittableRandom random) {
    int newest = 100 + random.nextInt(each);
    return "/api/rooms/%s/messages?before=%d&limit=50".formatted(room, newest);
  }
}
