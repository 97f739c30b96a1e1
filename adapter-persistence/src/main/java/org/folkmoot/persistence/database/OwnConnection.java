package org.folkmoot.persistence.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A connection past the pool, for what must go on when the pool is drained by everybody else. It is
 * opened when it is first needed, and anew after any trouble. One caller at a time.
 */
@Singleton
public class OwnConnection {
  private static final String PATIENCE_SECONDS = "3";

  private final DatasourceConfiguration pool;
  private @Nullable Connection open;

  OwnConnection(DatasourceConfiguration pool) {
    this.pool = pool;
  }

  public synchronized <T> T statement(Database.Statement<T> statement) {
    try {
      return statement.on(connection());
    } catch (SQLException e) {
      close();
      throw SqlErrors.of(e, e);
    }
  }

  private Connection connection() throws SQLException {
    Connection known = open;
    if (known != null) {
      return known;
    }
    Properties manners = new Properties();
    if (pool.getUsername() != null) {
      manners.put("user", pool.getUsername());
    }
    if (pool.getPassword() != null) {
      manners.put("password", pool.getPassword());
    }
    manners.put("connectTimeout", PATIENCE_SECONDS);
    manners.put("socketTimeout", PATIENCE_SECONDS);
    Connection fresh = DriverManager.getConnection(pool.getJdbcUrl(), manners);
    try (Statement first = fresh.createStatement()) {
      first.execute(pool.getConnectionInitSql());
      first.execute("set application_name = 'folkmoot sweep'");
      fresh.setSchema(pool.getSchema());
    } catch (SQLException e) {
      fresh.close();
      throw e;
    }
    open = fresh;
    return fresh;
  }

  @PreDestroy
  synchronized void close() {
    Connection known = open;
    open = null;
    if (known != null) {
      try {
        known.close();
      } catch (SQLException gone) {
        // It is being thrown away, whatever it says to that.
      }
    }
  }
}
