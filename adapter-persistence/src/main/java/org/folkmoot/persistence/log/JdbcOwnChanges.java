package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.log.Columns.query;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.own.OwnChanges;
import org.folkmoot.application.own.OwnRev;
import org.folkmoot.application.own.OwnThing;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.database.Database;

/** In which order people's own things changed, in PostgreSQL. */
@Singleton
public final class JdbcOwnChanges implements OwnChanges {
  // The row that counts is locked by it until the commit.
  private static final String TAKE =
      """
      with taken as (
        insert into own_revs (user_id, rev) values (?, 1)
        on conflict (user_id) do update set rev = own_revs.rev + 1
        returning user_id, rev)
      insert into own_changes (user_id, what, key, rev) select user_id, ?, ?, rev from taken
      on conflict (user_id, what, key) do update set rev = excluded.rev
      returning rev""";

  // One statement, so that no thing is above the head. What a newer version knows is left out.
  private static final String AFTER =
      """
      select current_epoch() as epoch, coalesce(r.rev, 0) as head, c.what, c.key, c.rev
      from (select 1) one
      left join own_revs r on r.user_id = ?
      left join lateral (
        select what, key, rev from own_changes
        where user_id = ? and rev > ? and what = any(?) order by rev limit ?) c on true
      order by c.rev""";

  private static final Map<String, OwnThing.What> KNOWN =
      Arrays.stream(OwnThing.What.values())
          .collect(Collectors.toMap(OwnThing.What::wireName, Function.identity()));

  private final Database database;

  public JdbcOwnChanges(Database database) {
    this.database = database;
  }

  @Override
  public OwnRev record(UserId owner, OwnThing thing) {
    return database.statement(
        c ->
            query(
                    c,
                    TAKE,
                    row -> new OwnRev(row.getLong("rev")),
                    owner.value(),
                    thing.what().wireName(),
                    thing.key())
                .getFirst());
  }

  @Override
  public Since after(UserId owner, OwnRev after, int limit) {
    record Row(Epoch epoch, OwnRev head, List<NumberedThing> thing) {}
    return database.statement(
        c -> {
          List<Row> rows =
              query(
                  c,
                  AFTER,
                  row ->
                      new Row(
                          new Epoch(row.getString("epoch")),
                          new OwnRev(row.getLong("head")),
                          thing(row)),
                  owner.value(),
                  owner.value(),
                  after.value(),
                  c.createArrayOf("text", KNOWN.keySet().toArray()),
                  limit);
          Row first = rows.getFirst();
          return new Since(
              first.epoch(),
              first.head(),
              rows.stream().flatMap(row -> row.thing().stream()).toList());
        });
  }

  private static List<NumberedThing> thing(ResultSet row) throws SQLException {
    OwnThing.What what = KNOWN.get(row.getString("what"));
    return what == null
        ? List.of()
        : List.of(
            new NumberedThing(
                new OwnRev(row.getLong("rev")), new OwnThing(what, row.getString("key"))));
  }
}
