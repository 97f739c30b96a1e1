package org.folkmoot.persistence.cluster;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.folkmoot.application.cluster.Feature;
import org.folkmoot.application.cluster.Replicas;
import org.folkmoot.persistence.database.OwnConnection;

/** A row for each replica, on the connection past the pool: a busy replica is not a dead one. */
@Singleton
public final class JdbcReplicas implements Replicas {
  /** As a replica of a version without rows names its connections. */
  static final String ROWLESS = "folkmoot";

  private static final String BEAT =
      """
      with own as (
        insert into replicas (id, level, beats) values (?, ?, 1)
        on conflict (id) do update set level = excluded.level, beats = replicas.beats + 1
        returning id, level, beats)
      select r.id, r.level, r.beats, e.level as cluster_level,
        exists (
          select from pg_stat_activity
          where datname = current_database() and application_name = ?) as rowless
      from (
        select id, level, beats from own
        union all
        select id, level, beats from replicas where id <> ?) r
      cross join epoch e""";

  private final OwnConnection connection;

  JdbcReplicas(OwnConnection connection) {
    this.connection = connection;
  }

  @Override
  public Seen beat(UUID self, int level) {
    return connection.statement(c -> beat(c, self, level));
  }

  private static Seen beat(Connection c, UUID self, int level) throws SQLException {
    List<Replica> replicas = new ArrayList<>();
    int clusterLevel = Feature.FIRST_LEVEL;
    boolean rowless = false;
    try (PreparedStatement statement = c.prepareStatement(BEAT)) {
      statement.setObject(1, self);
      statement.setInt(2, level);
      statement.setString(3, ROWLESS);
      statement.setObject(4, self);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          replicas.add(
              new Replica(
                  row.getObject("id", UUID.class), row.getInt("level"), row.getLong("beats")));
          clusterLevel = row.getInt("cluster_level");
          rowless = row.getBoolean("rowless");
        }
      }
    }
    return new Seen(clusterLevel, replicas, rowless);
  }

  @Override
  public void forget(Replica gone) {
    connection.statement(
        c -> {
          try (PreparedStatement statement =
              c.prepareStatement("delete from replicas where id = ? and beats = ?")) {
            statement.setObject(1, gone.id());
            statement.setLong(2, gone.beats());
            return statement.executeUpdate();
          }
        });
  }

  @Override
  public int raise(int level) {
    return connection.statement(
        c -> {
          try (PreparedStatement statement =
              c.prepareStatement(
                  "update epoch set level = greatest(level, ?) returning level as risen")) {
            statement.setInt(1, level);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? row.getInt("risen") : level;
            }
          }
        });
  }
}
