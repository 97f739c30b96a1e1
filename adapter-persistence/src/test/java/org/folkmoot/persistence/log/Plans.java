package org.folkmoot.persistence.log;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.log.Explaining.Plan;
import org.folkmoot.persistence.testing.Stored;

/**
 * The command {@code deploy/plans}: what PostgreSQL does for the lists that people look at all the
 * time, in a large house; ends with 1 when it walks through a large table for one of them, or takes
 * too long for the list of somebody's rooms.
 */
public final class Plans {
  private static final double ROOM_LIST_P99_MILLIS_MAX = 50;
  private static final int LISTS = 500;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private boolean failed;

  private Plans() {}

  public static void main(String[] none) throws SQLException {
    System.exit(new Plans().run() ? 0 : 1);
  }

  private boolean run() throws SQLException {
    LargeHouse.Size size = LargeHouse.Size.LARGE;
    try (Stored stored = new Stored()) {
      long began = System.nanoTime();
      LargeHouse.fill(stored, size);
      out.printf("Filled in %d s: %s%n%n", Math.round((System.nanoTime() - began) / 1e9), size);
      explain(stored);
      measure(stored, size);
    }
    return !failed;
  }

  private void explain(Stored stored) {
    Explaining explaining = Explaining.over(stored, Explaining.How.TIMED);
    Rooms rooms = new JdbcRooms(explaining);
    List<UserId> many =
        IntStream.range(0, 5_000).mapToObj(i -> new UserId(new UUID(0, 1_000 + 7L * i))).toList();
    var room = LargeHouse.ROOM;
    var user = LargeHouse.USER;
    shown("directory, from the beginning", explaining, () -> rooms.directory("", null, 50));
    shown("directory, by a part of a name", explaining, () -> rooms.directory("oom77", null, 50));
    shown("directory, with nothing found", explaining, () -> rooms.directory("none", null, 50));
    shown("members, from the beginning", explaining, () -> rooms.members(user, room, "", null, 50));
    shown(
        "members, a page in the middle",
        explaining,
        () -> rooms.members(user, room, "", "user33333", 50));
    shown("members, by name", explaining, () -> rooms.members(user, room, "user4", "user404", 50));
    shown("members, those who are here", explaining, () -> rooms.membersAmong(room, many, "", 50));
    shown("room list with counts", explaining, () -> rooms.viewsOf(user));
    shown("unread of one room", explaining, () -> rooms.view(room, user));
    shown("unread after a mark", explaining, () -> rooms.markRead(user, room, new Seq(120), false));
  }

  private void shown(String title, Explaining explaining, Runnable look) {
    explaining.forget();
    look.run();
    for (Plan plan : explaining.plans()) {
      out.printf("=== %s%n%s%n%n%s%n", title, plan.sql().strip(), plan.plan());
      if (plan.walksThroughALargeTable()) {
        failed = true;
        out.printf("!!! %s walks through a large table.%n%n", title);
      }
    }
  }

  private void measure(Stored stored, LargeHouse.Size size) {
    Rooms rooms = stored.rooms();
    List<Rooms.OwnRoom> list = rooms.viewsOf(LargeHouse.USER).rooms();
    int unread = list.stream().mapToInt(own -> own.view().unread()).sum();
    long behind = list.stream().filter(own -> own.view().unread() > 0).count();
    int mentions = list.stream().mapToInt(own -> own.view().mentions()).sum();
    if (list.size() != size.own() || unread == 0) {
      throw new IllegalStateException("The list has " + list.size() + " rooms.");
    }
    double[] millis = new double[LISTS];
    for (int i = -LISTS / 5; i < LISTS; i++) {
      long began = System.nanoTime();
      rooms.viewsOf(LargeHouse.USER);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    Arrays.sort(millis);
    double p99 = millis[LISTS * 99 / 100];
    out.printf(
        "Room list of %d rooms, %d of them with %d unread messages and %d mentions, as the"
            + " application reads it, %d times: p50 %.1f ms, p99 %.1f ms, max %.1f ms"
            + " (no more than %.0f ms at p99)%n",
        list.size(),
        behind,
        unread,
        mentions,
        LISTS,
        millis[LISTS / 2],
        p99,
        millis[LISTS - 1],
        ROOM_LIST_P99_MILLIS_MAX);
    failed |= p99 > ROOM_LIST_P99_MILLIS_MAX;
  }
}
