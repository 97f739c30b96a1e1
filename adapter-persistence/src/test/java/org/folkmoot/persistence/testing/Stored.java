package org.folkmoot.persistence.testing;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.folkmoot.application.account.SignIns;
import org.folkmoot.application.account.Tickets;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.presence.LastSeen;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * This module's ports on a real database of one test class's own. As an extension it is emptied
 * after each test, and closed after the last.
 */
public final class Stored implements AutoCloseable, AfterEachCallback, AfterAllCallback {
  private static final String EMPTY =
      """
      truncate messages, memberships, rooms, reactions, moderation, spent_tickets, sign_ins,
        sightings, blocks, invites, sections, replicas, log_followers, log_follower_positions,
        log_follower_troubles, due_jobs, own_revs, own_changes;
      delete from users where not bot;
      update epoch set id = replace(gen_random_uuid()::text, '-', ''), level = 1;""";

  private final TestDatabases.Database database = TestDatabases.fresh();
  private final ApplicationContext context;

  public Stored() {
    Map<String, Object> properties = new HashMap<>(database.properties());
    properties.put("datasources.default.driver-class-name", "org.postgresql.Driver");
    properties.put("datasources.default.dialect", "POSTGRES");
    properties.put("datasources.default.schema", "folkmoot");
    properties.put("datasources.default.maximum-pool-size", 10);
    properties.put("datasources.default.minimum-idle", 1);
    context = ApplicationContext.run(properties);
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** One of several of a kind. */
  public <T> T bean(Class<T> type, String name) {
    return context.getBean(type, Qualifiers.byName(name));
  }

  public RoomLog log() {
    return bean(RoomLog.class);
  }

  public History history() {
    return bean(History.class);
  }

  public Rooms rooms() {
    return bean(Rooms.class);
  }

  public Users users() {
    return bean(Users.class);
  }

  public SignIns signIns() {
    return bean(SignIns.class);
  }

  public LastSeen sightings() {
    return bean(LastSeen.class);
  }

  public Tickets tickets() {
    return bean(Tickets.class);
  }

  public Transactions transactions() {
    return bean(Transactions.class);
  }

  /** Somebody who has registered. */
  public void person(UserId id, String name, Instant since) {
    User user =
        new User(
            id, new Username(name), new DisplayName(name), null, null, null, false, false, since);
    transactions().write(() -> users().add(user, "hash"));
  }

  /** A connection past the pool, for a test that looks or disturbs from outside. */
  public Connection connect() throws SQLException {
    Connection connection = database.connect();
    connection.setSchema("folkmoot");
    return connection;
  }

  /** Between tests: as on the first day. */
  public void empty() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(EMPTY);
    }
  }

  @Override
  public void afterEach(ExtensionContext test) throws SQLException {
    empty();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    close();
  }

  @Override
  public void close() {
    context.close();
  }
}
