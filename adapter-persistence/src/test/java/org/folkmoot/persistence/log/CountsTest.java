package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.Test;

/**
 * What is unread is counted right, whatever people do, several things at a time. After each handful
 * every count that anybody could be shown is compared with one made by other words, from the
 * definition: messages of others after the mark that the reader may see, neither deleted nor lines
 * of the timeline; and those of them that name the reader.
 *
 * <p>More operations, or others, with {@code -Dcounts.operations=10000 -Dcounts.seed=7}.
 */
final class CountsTest {
  private static final int OPERATIONS = Integer.getInteger("counts.operations", 2_000);
  private static final long SEED = Long.getLong("counts.seed", 4L);
  private static final int AT_ONCE = 8;

  private static final String RECOUNT =
      """
      select own.room_id, own.user_id, home.head, own.read_seq,
        sum(case when said.seq is null then 0 else 1 end) as unread,
        sum(case when ',' || array_to_string(said.mentions, ',') || ','
          like '%,' || me.username || ',%' then 1 else 0 end) as mentions
      from memberships own
      join users me on me.id = own.user_id
      join rooms home on home.id = own.room_id
      left join messages said on said.room_id = own.room_id and said.seq > own.read_seq
        and not said.seq < home.first_seq and not said.seq < own.visible_from
        and said.deleted_at is null and said.kind in ('text', 'sealed')
        and not said.sender_id = own.user_id
        and case when said.thread > 0 then said.also_in_room is true else true end
      where own.left_seq is null
      group by own.room_id, own.user_id, home.head, own.read_seq""";

  private static final String HANGING =
      """
      select root.seq, count(*), max(said.seq) from memberships own
      join rooms home on home.id = own.room_id
      join messages said on said.room_id = own.room_id
      join messages root on root.room_id = own.room_id and root.seq = said.thread
      where own.room_id = ? and own.user_id = ? and own.left_seq is null
        and said.deleted_at is null and not said.seq < home.first_seq
        and not said.seq < own.visible_from and not root.seq < home.first_seq
        and not root.seq < own.visible_from
      group by root.seq""";

  private record Place(UUID user, UUID room) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int first = user.compareTo(other.user);
      return first != 0 ? first : room.compareTo(other.room);
    }
  }

  private record Counts(long head, long readSeq, long unread, long mentions) {}

  @Test
  void everyCountIsAsTheMessagesThemselvesSay() throws Exception {
    RandomGenerator random =
        RandomGeneratorFactory.<RandomGenerator>of("L64X128MixRandom").create(SEED);
    long compared = 0;
    long unread = 0;
    long mentions = 0;
    long hanging = 0;
    try (Stored stored = new Stored();
        Connection c = stored.connect();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      BusyRooms busy = new BusyRooms(stored, random, threads);
      for (int i = 0; i < OPERATIONS; i += AT_ONCE) {
        List<Future<?>> under = new ArrayList<>();
        for (int j = 0; j < AT_ONCE; j++) {
          under.add(threads.submit(busy.next(c)));
        }
        for (Future<?> each : under) {
          each.get();
        }
        Map<Place, Counts> truth = recount(c);
        assertThat(told(stored.rooms(), busy.people()))
            .as("after %d operations of seed %d", i + AT_ONCE, SEED)
            .isEqualTo(truth);
        sameInOtherPlaces(stored.rooms(), busy, truth, random);
        hanging += threadsRecounted(c, stored.history(), busy, random);
        compared += truth.size();
        unread += truth.values().stream().filter(counts -> counts.unread() > 0).count();
        mentions += truth.values().stream().filter(counts -> counts.mentions() > 0).count();
        busy.pass(Duration.ofMinutes(random.nextInt(20)));
      }
      System.out.printf(
          "%d operations of seed %d: %s; %d counts compared, %d with something unread, %d with"
              + " mentions, all as recounted%n",
          OPERATIONS, SEED, new TreeMap<>(busy.done()), compared, unread, mentions);
    }
    // Whatever has nothing to count proves nothing.
    assertThat(unread).isGreaterThan(compared / 4);
    assertThat(mentions).isGreaterThan(compared / 20);
    assertThat(hanging).isGreaterThan(OPERATIONS / AT_ONCE / 4);
  }

  /**
   * What hangs on each message that a reader sees in one of the rooms; how many threads that are.
   */
  private static int threadsRecounted(
      Connection c, History history, BusyRooms busy, RandomGenerator random) throws SQLException {
    RoomId room = busy.rooms().get(random.nextInt(busy.rooms().size()));
    UserId reader = busy.people().get(random.nextInt(busy.people().size()));
    Map<Long, List<Long>> truth = new TreeMap<>();
    try (PreparedStatement statement = c.prepareStatement(HANGING)) {
      statement.setObject(1, room.value());
      statement.setObject(2, reader.value());
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        truth.put(rows.getLong(1), List.of(rows.getLong(2), rows.getLong(3)));
      }
    }
    Map<Long, List<Long>> told = new TreeMap<>();
    history
        .page(reader, room, new History.Scope.Everything(), new History.Where.Newest(), 100_000)
        .ifPresent(
            page ->
                page.items().stream()
                    .filter(message -> message.threadInfo() != null)
                    .forEach(
                        message ->
                            told.put(
                                message.seq(),
                                List.of(
                                    (long) message.threadInfo().count(),
                                    message.threadInfo().lastSeq()))));
    assertThat(told).isEqualTo(truth);
    return truth.size();
  }

  private static Map<Place, Counts> told(Rooms rooms, List<UserId> people) {
    Map<Place, Counts> told = new TreeMap<>();
    for (UserId person : people) {
      for (Rooms.OwnRoom own : rooms.viewsOf(person).rooms()) {
        UUID room = UUID.fromString(own.view().id());
        told.put(new Place(person.value(), room), counts(own.view()));
      }
    }
    return told;
  }

  private static Counts counts(RoomView view) {
    return new Counts(view.head(), view.readSeq(), view.unread(), view.mentions());
  }

  // The view of one room, and what a device is told that marks what is read already.
  private static void sameInOtherPlaces(
      Rooms rooms, BusyRooms busy, Map<Place, Counts> truth, RandomGenerator random) {
    int person = random.nextInt(busy.people().size());
    UserId reader = busy.people().get(person);
    RoomId room = busy.rooms().get(random.nextInt(busy.rooms().size()));
    Counts counts = truth.get(new Place(reader.value(), room.value()));
    if (counts == null) {
      return;
    }
    assertThat(rooms.view(room, reader).map(CountsTest::counts)).contains(counts);
    Rooms.ReadMark mark =
        InMemoryHouse.accepted(
            busy.markRead()
                .mark(reader, new Username(BusyRooms.name(person)), room, Seq.ZERO, false));
    assertThat(new Counts(counts.head(), mark.seq().value(), mark.unread(), mark.mentions()))
        .isEqualTo(counts);
  }

  private static Map<Place, Counts> recount(Connection c) throws SQLException {
    Map<Place, Counts> truth = new TreeMap<>();
    try (Statement statement = c.createStatement();
        ResultSet rows = statement.executeQuery(RECOUNT)) {
      while (rows.next()) {
        truth.put(
            new Place(rows.getObject("user_id", UUID.class), rows.getObject("room_id", UUID.class)),
            new Counts(
                rows.getLong("head"),
                rows.getLong("read_seq"),
                rows.getLong("unread"),
                rows.getLong("mentions")));
      }
    }
    return truth;
  }
}
