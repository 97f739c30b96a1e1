package org.folkmoot.load.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.folkmoot.load.drill.Cpu;

/**
 * What a post costs PostgreSQL, step by step: the reference's row first, then what ours carries
 * besides. Everything goes to tables of its own, past both servers, with the same batches.
 */
final class RowCosts {
  static final String ROWS = "a post in PostgreSQL, 250 in a batch";

  private static final int BATCH = 250;
  private static final int WARMING_BATCHES = 60;
  private static final int BATCHES = 400;

  private static final String SETTING =
      """
      drop schema if exists row_costs cascade;
      create schema row_costs;
      create table row_costs.least (room uuid not null, seq bigint not null, sender uuid not null,
        client_id text not null, body text not null, at timestamptz not null,
        primary key (room, seq));
      create table row_costs.once (like row_costs.least including all);
      create unique index on row_costs.once (room, sender, client_id);
      create table row_costs.ours (like folkmoot.messages including all);
      create table row_costs.rooms (like folkmoot.rooms including all);
      insert into row_costs.rooms select * from folkmoot.rooms;
      analyze""";

  private static final String SAID =
      """
      from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[])
        as x (room, seq, sender, client)""";
  private static final String LEAST =
      "insert into row_costs.least select room, seq, sender, client, repeat('word ', 12), now() ";
  private static final String ONCE = LEAST.replace("least", "once");
  private static final String OURS =
      """
      insert into row_costs.ours (room_id, seq, changed, kind, sender_id, client_id, body,
        created_at)
      select room, seq, seq, 'text', sender, client, repeat('word ', 12), now()
      """;
  private static final String HEADS =
      "with said as ("
          + OURS
          + SAID
          + """
          ) update row_costs.rooms r set head = r.head + 1 where r.id = any(?)""";
  private static final String LOCK =
      "select r.* from row_costs.rooms r where r.id = any(?) order by r.id for no key update of r";
  private static final String MOVED =
      """
      select who.room
      from (select distinct x.room from unnest(?::uuid[], ?::uuid[]) as x (room, sender)) who
      join lateral (
        select 1 from folkmoot.memberships m
        where m.room_id = who.room and m.changed > 1000000000 limit 1) moved on true""";
  private static final String SENDERS =
      """
      select u.id, u.username, u.display_name, %s as blocked, m.*
      from unnest(?::uuid[], ?::uuid[]) as who (room, sender)
      join folkmoot.users u on u.id = who.sender
      left join lateral (
        select * from folkmoot.memberships x
        where x.room_id = who.room and x.user_id = who.sender limit 1) m on true""";
  private static final String LOOK = SENDERS.formatted("false");
  private static final String LOOK_FOR_BLOCKS =
      SENDERS.formatted(
          """
          exists (
            select 1 from folkmoot.rooms r join folkmoot.blocks x on x.blocker = any(r.people)
            where r.id = who.room and cardinality(r.people) = 2 and who.sender = any(r.people)
              and x.blocked = who.sender
            offset 0)""");

  private final Bench bench;
  private final List<Seat> seats = new ArrayList<>();
  private long written;

  RowCosts(Bench bench) {
    this.bench = bench;
  }

  /** Who posts where. */
  private record Seat(UUID room, UUID sender) {}

  /** What a batch does. */
  private interface Step {
    void store(Connection connection, List<Seat> batch) throws SQLException;
  }

  void measure() {
    try (Connection connection = bench.stand().database();
        Statement statement = connection.createStatement()) {
      statement.execute(SETTING);
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute("set enable_seqscan = off");
      try (ResultSet rows =
          statement.executeQuery("select room_id, user_id from folkmoot.memberships limit 500")) {
        while (rows.next()) {
          seats.add(new Seat(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
        }
      }
      connection.setAutoCommit(false);
      double cost =
          cost(connection, "the reference's row", 0, (c, batch) -> insert(c, LEAST, batch));
      cost = cost(connection, "a clientId that is there once", cost, (c, b) -> insert(c, ONCE, b));
      cost = cost(connection, "our other columns and indexes", cost, (c, b) -> insert(c, OURS, b));
      cost = cost(connection, "the rooms' heads", cost, RowCosts.this::withHeads);
      cost = cost(connection, "the rooms' locks, and who has moved there", cost, looking(MOVED));
      cost = cost(connection, "instead of that a look at who posts", cost, looking(LOOK));
      cost(connection, "who is blocked, if a room is a direct one", cost, looking(LOOK_FOR_BLOCKS));
    } catch (SQLException broken) {
      throw new IllegalStateException("the rows couldn't be written", broken);
    }
  }

  private double cost(Connection connection, String what, double before, Step step)
      throws SQLException {
    batches(connection, WARMING_BATCHES, step);
    double begun = Cpu.secondsOfAll(bench.stand().folkmoot().postgres());
    batches(connection, BATCHES, step);
    double used = Cpu.secondsOfAll(bench.stand().folkmoot().postgres()) - begun;
    double micros = used * 1e6 / BATCHES / BATCH;
    bench.findings().add(ROWS, bench.stand().folkmoot(), what, "µs", micros - before);
    bench.say("%-42s %5.1f µs of PostgreSQL's CPU, %.1f in all", what, micros - before, micros);
    return micros;
  }

  private void batches(Connection connection, int count, Step step) throws SQLException {
    for (int i = 0; i < count; i++) {
      int from = i * BATCH % seats.size();
      step.store(connection, seats.subList(from, Math.min(from + BATCH, seats.size())));
      connection.commit();
    }
  }

  private void insert(Connection connection, String insert, List<Seat> batch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert + SAID)) {
      say(connection, statement, batch);
      statement.executeUpdate();
    }
  }

  private void withHeads(Connection connection, List<Seat> batch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(HEADS)) {
      say(connection, statement, batch);
      statement.setArray(5, rooms(connection, batch));
      statement.executeUpdate();
    }
  }

  private Step looking(String question) {
    return (connection, batch) -> {
      lockAndLook(connection, question, batch);
      withHeads(connection, batch);
    };
  }

  private static void lockAndLook(Connection connection, String question, List<Seat> batch)
      throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK);
        PreparedStatement look = connection.prepareStatement(question)) {
      lock.setArray(1, rooms(connection, batch));
      lock.executeQuery().close();
      look.setArray(1, array(connection, "uuid", batch, Seat::room));
      look.setArray(2, array(connection, "uuid", batch, Seat::sender));
      look.executeQuery().close();
    }
  }

  private void say(Connection connection, PreparedStatement statement, List<Seat> batch)
      throws SQLException {
    statement.setArray(1, array(connection, "uuid", batch, Seat::room));
    statement.setArray(2, array(connection, "bigint", batch, seat -> ++written));
    statement.setArray(3, array(connection, "uuid", batch, Seat::sender));
    statement.setArray(4, array(connection, "text", batch, seat -> UUID.randomUUID().toString()));
  }

  private static java.sql.Array rooms(Connection connection, List<Seat> batch) throws SQLException {
    return array(
        connection, "uuid", batch.stream().map(Seat::room).distinct().toList(), room -> room);
  }

  private static <T> java.sql.Array array(
      Connection connection, String type, List<T> things, Function<T, Object> each)
      throws SQLException {
    return connection.createArrayOf(type, things.stream().map(each).toArray());
  }
}
