package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.database.PgArrayCodec.longs;
import static org.folkmoot.persistence.database.PgArrayCodec.uuids;
import static org.folkmoot.persistence.log.Columns.id;
import static org.folkmoot.persistence.log.Columns.instant;
import static org.folkmoot.persistence.log.Columns.instantOf;
import static org.folkmoot.persistence.log.Columns.query;
import static org.folkmoot.persistence.log.Columns.time;
import static org.folkmoot.persistence.log.Columns.update;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.follow.LogFollowerName;
import org.folkmoot.application.follow.LogFollowers;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.persistence.database.Database;

/** Keeps in PostgreSQL how far followers have come. */
@Singleton
public final class JdbcLogFollowers implements LogFollowers {
  // In one statement: a room that it doesn't see yet has no position, and is walked from its start.
  private static final String BEGIN =
      """
      with fresh as (
        insert into log_followers (name, holder, beats) values (?, ?, 0)
        on conflict (name) do nothing returning name)
      insert into log_follower_positions (follower, room_id, seq)
      select fresh.name, r.id, r.head from fresh cross join rooms r""";

  private static final String LEASE =
      """
      with own as (
        update log_followers set beats = beats + 1 where name = ? and holder = ?
        returning holder, beats)
      select holder, beats from own
      union all
      select holder, beats from log_followers where name = ? and holder <> ?""";

  private static final String BEHIND =
      """
      select r.id, r.head, coalesce(p.seq, 0) as position, (select current_epoch()) as epoch
      from unnest(?::uuid[]) asked (id)
      join lateral (select * from rooms x where x.id = asked.id limit 1) r on true
      left join lateral (
        select * from log_follower_positions y where y.follower = ? and y.room_id = asked.id limit 1
      ) p on true
      where r.head > coalesce(p.seq, 0)
      order by r.id""";

  // Both in the order of one index, side by side.
  private static final String BEHIND_AFTER =
      """
      select r.id, r.head, coalesce(p.seq, 0) as position, (select current_epoch()) as epoch
      from rooms r
      left join (select * from log_follower_positions where follower = ? and room_id > ?) p
        on p.room_id = r.id
      where r.id > ? and r.head > coalesce(p.seq, 0)
      order by r.id limit ?""";

  // The share lock lets nobody else take over before the positions are moved.
  private static final String MOVE =
      """
      with turn as (select name from log_followers where name = ? and holder = ? and current_epoch() = ?
        for share),
      moved as (
        insert into log_follower_positions as p (follower, room_id, seq)
        select turn.name, to_.id, to_.seq
        from turn cross join unnest(?::uuid[], ?::bigint[]) to_ (id, seq)
        order by to_.id
        on conflict (follower, room_id) do update set seq = excluded.seq where p.seq < excluded.seq)
      select name from turn""";

  private final Database database;

  public JdbcLogFollowers(Database database) {
    this.database = database;
  }

  @Override
  public void begin(LogFollowerName follower) {
    database.statement(c -> update(c, BEGIN, follower.value(), Lease.NOBODY));
  }

  @Override
  public Lease lease(LogFollowerName follower, UUID self) {
    String name = follower.value();
    return database.statement(
        c ->
            query(
                    c,
                    LEASE,
                    row -> new Lease(id(row, "holder"), row.getLong("beats")),
                    name,
                    self,
                    name,
                    self)
                .getFirst());
  }

  @Override
  public boolean grant(LogFollowerName follower, UUID to, Lease seen) {
    String sql =
        """
        update log_followers set holder = ?, beats = beats + 1
        where name = ? and holder = ? and beats = ?""";
    return database.statement(
        c -> update(c, sql, to, follower.value(), seen.holder(), seen.beats()) == 1);
  }

  @Override
  public List<Behind> behind(LogFollowerName follower, Collection<RoomId> rooms) {
    return database.statement(
        c ->
            query(
                c,
                BEHIND,
                JdbcLogFollowers::behind,
                uuids(c, List.copyOf(rooms), RoomId::value),
                follower.value()));
  }

  @Override
  public List<Behind> behindAfter(LogFollowerName follower, RoomId after, int limit) {
    UUID id = after.value();
    return database.statement(
        c -> query(c, BEHIND_AFTER, JdbcLogFollowers::behind, follower.value(), id, id, limit));
  }

  private static Behind behind(ResultSet row) throws SQLException {
    return new Behind(
        new Epoch(row.getString("epoch")),
        new RoomId(id(row, "id")),
        new Seq(row.getLong("position")),
        new Seq(row.getLong("head")));
  }

  @Override
  public boolean move(
      LogFollowerName follower, UUID self, Epoch epoch, Map<RoomId, Seq> positions) {
    List<Map.Entry<RoomId, Seq>> all = List.copyOf(positions.entrySet());
    return database.statement(
        c ->
            !query(
                    c,
                    MOVE,
                    row -> row.getString("name"),
                    follower.value(),
                    self,
                    epoch.value(),
                    uuids(c, all, one -> one.getKey().value()),
                    longs(c, all, one -> one.getValue().value()))
                .isEmpty());
  }

  @Override
  public void keep(LogFollowerName follower, Trouble trouble) {
    String sql =
        """
        insert into log_follower_troubles (follower, room_id, changed, since, tries, next_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict (follower, room_id, changed) do update
        set since = excluded.since, tries = excluded.tries, next_at = excluded.next_at""";
    database.statement(
        c ->
            update(
                c,
                sql,
                follower.value(),
                trouble.room().value(),
                trouble.changed().value(),
                time(trouble.since()),
                trouble.tries(),
                time(trouble.next())));
  }

  @Override
  public List<Trouble> due(LogFollowerName follower, Instant now, int limit) {
    String sql =
        """
        select * from log_follower_troubles where follower = ? and next_at <= ?
        order by next_at limit ?""";
    return database.statement(
        c -> query(c, sql, JdbcLogFollowers::trouble, follower.value(), time(now), limit));
  }

  private static Trouble trouble(ResultSet row) throws SQLException {
    return new Trouble(
        new RoomId(id(row, "room_id")),
        new Seq(row.getLong("changed")),
        instantOf(row, "since"),
        row.getInt("tries"),
        instant(row, "next_at"));
  }

  @Override
  public void settle(LogFollowerName follower, RoomId room, Seq changed) {
    String sql =
        "delete from log_follower_troubles where follower = ? and room_id = ? and changed = ?";
    database.statement(c -> update(c, sql, follower.value(), room.value(), changed.value()));
  }

  @Override
  public int setAside(LogFollowerName follower) {
    String sql =
        "select count(*) from log_follower_troubles where follower = ? and next_at is null";
    return database.statement(
        c -> query(c, sql, row -> row.getInt(1), follower.value()).getFirst());
  }
}
