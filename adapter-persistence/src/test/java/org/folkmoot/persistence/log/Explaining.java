package org.folkmoot.persistence.log;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.folkmoot.persistence.database.Database;
import org.folkmoot.persistence.testing.Stored;

/** A database that has each statement explained, with its real parameters, before it runs it. */
final class Explaining extends Database {
  /** A statement and how PostgreSQL means to run it. */
  record Plan(String sql, String plan) {}

  private final List<Plan> plans = new ArrayList<>();

  Explaining(
      ConnectionOperations<Connection> connections,
      TransactionOperations<Connection> transactions) {
    super(connections, transactions, 5);
  }

  // What a bean's type arguments are is known to the context alone, and lost on the way out of it.
  @SuppressWarnings("unchecked")
  static Explaining over(Stored stored) {
    return new Explaining(
        (ConnectionOperations<Connection>) stored.bean(ConnectionOperations.class),
        (TransactionOperations<Connection>) stored.bean(TransactionOperations.class));
  }

  List<Plan> plans() {
    return plans;
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
                explain(connection, sql, set);
              }
              return invoke(real, method, args);
            });
  }

  private void explain(Connection connection, String sql, Map<Integer, Object[]> set)
      throws Throwable {
    try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
      for (Object[] call : set.values()) {
        invoke(explain, (Method) call[0], (Object[]) call[1]);
      }
      plans.add(new Plan(sql, text(explain)));
    }
  }

  private static String text(PreparedStatement explain) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet lines = explain.executeQuery()) {
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
