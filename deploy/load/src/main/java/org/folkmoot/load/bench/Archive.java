package org.folkmoot.load.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.folkmoot.load.client.Account;

/** A million messages, and fifty people who read in them at once. */
final class Archive {
  static final String PAGES = "history pages, 50 readers, 1 M messages";
  static final String LISTS = "lists of rooms, 50 readers, 1 M messages";

  // As the statements below write them.
  private static final int EACH = 20_000;
  private static final int READERS = 50;
  private static final double WARMING_SECONDS = 3;
  private static final String FILL =
      """
      insert into folkmoot.messages (room_id, seq, changed, kind, sender_id, client_id, body,
        created_at)
      select r.id, r.head + n, r.head + n, 'text', m.user_id, 'old-' || n,
        'Something that was said long ago, and ' || md5(n::text), '2026-01-01T00:00:00Z'
      from folkmoot.rooms r
      join lateral (
        select x.user_id from folkmoot.memberships x where x.room_id = r.id limit 1) m on true
      cross join generate_series(1, 20000) n
      where r.name like 'seed%'""";
  private static final String HEADS =
      "update folkmoot.rooms set head = head + 20000 where name like 'seed%'";

  private final Bench bench;
  private final double seconds;

  Archive(Bench bench, double seconds) {
    this.bench = bench;
    this.seconds = seconds;
  }

  void measure() {
    fill();
    // The sweep has looked at the heads by then.
    Pace.rest(3);
    List<Map.Entry<String, Account>> readers = new ArrayList<>();
    bench
        .stand()
        .people()
        .of()
        .forEach((room, people) -> people.forEach(who -> readers.add(Map.entry(room, who))));
    read(PAGES, readers, true);
    read(LISTS, readers, false);
  }

  private void fill() {
    try (Connection connection = bench.stand().database();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      long written = statement.executeLargeUpdate(FILL);
      statement.execute(HEADS);
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("vacuum (analyze) folkmoot.messages");
      bench.say("%d messages are in the house.", written);
    } catch (SQLException broken) {
      throw new IllegalStateException("the messages couldn't be written", broken);
    }
  }

  private void read(String scenario, List<Map.Entry<String, Account>> readers, boolean pages) {
    Subject subject = bench.stand().folkmoot();
    Callers.Found found =
        new Callers(READERS, WARMING_SECONDS, seconds)
            .call(
                subject,
                random -> {
                  var who = readers.get(random.nextInt(readers.size()));
                  String path = pages ? page(who.getKey(), random) : "/api/rooms";
                  return Callers.get(subject, who.getValue(), path);
                });
    found.tell(bench.findings(), scenario, subject);
    bench.findings().draw("Answers: " + scenario, subject, "nines", "ms", found.delays().curve());
    bench.say(
        "%s: %.0f/s, p50 %.1f ms, p99 %.1f ms",
        scenario, found.perSecond(), found.delays().millis(50), found.delays().millis(99));
  }

  private static String page(String room, SplittableRandom random) {
    return "/api/rooms/%s/messages?before=%d&limit=50".formatted(room, 100 + random.nextInt(EACH));
  }
}
