package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.folkmoot.persistence.database.Database;
import org.folkmoot.persistence.testing.Stored;
import org.jspecify.annotations.Nullable;

/** A database that has each statement explained, with its real parameters, before it runs it. */
final class Explaining extends Database {
  private static final String LARGE =
      " on (messages|memberships|users|reactions|rooms|sign_ins|moderation)\\b";
  private static final Pattern SCAN = Pattern.compile("Seq Scan" + LARGE);

  // An index that no condition narrows is read from end to end: that is what a planner does that
  // isn't to scan tables. The one of rooms that forget holds no others.
  private static final Pattern WALK =
      Pattern.compile(
          "Index (Only )?Scan( Backward)? using (?!rooms_forgetting)\\w+"
              + LARGE
              + "[^\\n]*\\n(?! *Index Cond:)");

  // A node's rows, for each time that it was run, and how often that was.
  private static final Pattern ROWS = Pattern.compile("\\(actual rows=([0-9.]+) loops=(\\d+)\\)");
  private static final Pattern REMOVED = Pattern.compile("Rows Removed by [A-Za-z ]+: (\\d+)");

  /** A statement and how PostgreSQL means to run it, or how it has. */
  record Plan(String sql, String plan) {
    boolean scansALargeTable() {
      return SCAN.matcher(plan).find();
    }

    /** Also by an index, from end to end. */
    boolean walksThroughALargeTable() {
      return scansALargeTable() || WALK.matcher(plan).find();
    }

    /** How many rows were touched on the way, if it was really run. */
    long rows() {
      double most = 0;
      for (Matcher found = ROWS.matcher(plan); found.find(); ) {
        most += Double.parseDouble(found.group(1)) * Long.parseLong(found.group(2));
      }
      for (Matcher found = REMOVED.matcher(plan); found.find(); ) {
        most += Long.parseLong(found.group(1));
      }
      return Math.round(most);
    }
  }

  /** Whether statements are only planned, or run as well: once for the plan, and undone. */
  enum How {
    PLANNED("explain "),
    TIMED("explain (analyze, buffers) "),
    COUNTED("explain (analyze, timing off, summary off, buffers off) ");

    private final String prefix;

    How(String prefix) {
      this.prefix = prefix;
    }
  }

  private final List<Plan> plans = Collections.synchronizedList(new ArrayList<>());
  private final How how;

  private Explaining(
      ConnectionOperations<Connection> connections,
      TransactionOperations<Connection> transactions,
      How how) {
    super(connections, transactions, 5);
    this.how = how;
  }

  // What a bean's type arguments are is known to the context alone, and lost on the way out of it.
  @SuppressWarnings("unchecked")
  static Explaining over(Stored stored, How how) {
    return new Explaining(
        (ConnectionOperations<Connection>) stored.bean(ConnectionOperations.class),
        (TransactionOperations<Connection>) stored.bean(TransactionOperations.class),
        how);
  }

  List<Plan> plans() {
    return List.copyOf(plans);
  }

  void assertNoneScansALargeTable() {
    assertNone(Plan::scansALargeTable);
  }

  void assertNoneWalksThroughALargeTable() {
    assertNone(Plan::walksThroughALargeTable);
  }

  private void assertNone(Predicate<Plan> fault) {
    assertThat(plans)
        .allSatisfy(
            plan -> assertThat(plan).as("%s%n%s", plan.sql(), plan.plan()).doesNotMatch(fault));
  }

  void forget() {
    plans.clear();
  }

  @Override
  public <T> T statement(Statement<T> statement) {
    return super.statement(connection -> statement.on(watched(connection)));
  }

  private Connection watched(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, args) -> {
              Object result = invoke(real, method, args);
              return result instanceof PreparedStatement prepared
                  ? watched(real, prepared, (String) args[0])
                  : result;
            });
  }

  private PreparedStatement watched(Connection connection, PreparedStatement real, String sql) {
    Map<Integer, Object[]> set = new TreeMap<>();
    return (PreparedStatement)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, args) -> {
              if (method.getName().startsWith("set")) {
                set.put((Integer) args[0], new Object[] {method, args});
              } else if (method.getName().startsWith("execute")) {
                explainEach(connection, sql, set);
              }
              return invoke(real, method, args);
            });
  }

  // Several may be sent together. What ends a transaction has no plan.
  private void explainEach(Connection connection, String sql, Map<Integer, Object[]> set)
      throws Throwable {
    int before = 0;
    for (String one : sql.split(Columns.NEXT, -1)) {
      int values = (int) one.chars().filter(c -> c == '?').count();
      if (!one.equals("commit")) {
        Map<Integer, Object[]> own = new TreeMap<>();
        for (int i = 1; i <= values; i++) {
          Object[] call = set.get(before + i);
          Object[] args = ((Object[]) call[1]).clone();
          args[0] = i;
          own.put(i, new Object[] {call[0], args});
        }
        explain(connection, one, own);
      }
      before += values;
    }
  }

  private void explain(Connection connection, String sql, Map<Integer, Object[]> set)
      throws Throwable {
    boolean alone = connection.getAutoCommit();
    if (alone) {
      connection.setAutoCommit(false);
    }
    Savepoint before = connection.setSavepoint();
    try {
      plans.add(
          new Plan(
              sql, how == How.PLANNED ? planned(connection, sql, set) : run(connection, sql, set)));
    } finally {
      connection.rollback(before);
      if (alone) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private String run(Connection connection, String sql, Map<Integer, Object[]> set)
      throws Throwable {
    try (PreparedStatement explain = connection.prepareStatement(how.prefix + sql)) {
      for (Object[] call : set.values()) {
        invoke(explain, (Method) call[0], (Object[]) call[1]);
      }
      return text(explain.executeQuery());
    }
  }

  // With its real parameters PostgreSQL would explain the plan for just these, which isn't the one
  // that it goes by.
  private String planned(Connection connection, String sql, Map<Integer, Object[]> set)
      throws SQLException {
    List<String> types = new ArrayList<>();
    for (Object[] call : set.values()) {
      types.add(type(((Object[]) call[1])[1]));
    }
    StringBuilder numbered = new StringBuilder();
    String[] parts = sql.split("\\?", -1);
    for (int i = 0; i < parts.length; i++) {
      numbered.append(i == 0 ? "" : "$" + i).append(parts[i]);
    }
    String given = types.isEmpty() ? "" : "(" + String.join(", ", types) + ")";
    String nothing = given.replaceAll("[^(),]+", "null");
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute("prepare explained" + given + " as " + numbered);
      try {
        return text(statement.executeQuery(how.prefix + "execute explained" + nothing));
      } finally {
        statement.execute("deallocate explained");
      }
    }
  }

  private static String type(@Nullable Object value) throws SQLException {
    return switch (value) {
      case Array array -> array.getBaseTypeName() + "[]";
      case UUID id -> "uuid";
      case Long number -> "bigint";
      case Integer number -> "int";
      case Boolean yes -> "boolean";
      case null, default -> "unknown";
    };
  }

  private static String text(ResultSet explained) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet lines = explained) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  private static Object invoke(Object target, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
