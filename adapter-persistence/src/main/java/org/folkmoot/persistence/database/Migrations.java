package org.folkmoot.persistence.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables up to date before there is a pool, on connections of its own: what the pool's
 * promise would cut a migration off half-way, for an index of a large table takes its time, and
 * says nothing meanwhile. Only for a lock nobody waits long here either, because all who come later
 * wait behind: it lets them through, and begins anew a little later.
 */
@Singleton
@Requires(property = Migrations.LOCATION)
final class Migrations implements BeanCreatedEventListener<DatasourceConfiguration> {
  static final String LOCATION = "folkmoot.migrations";

  // Two minutes or so: a table that is never free for so long is held by something that hangs.
  private static final int ATTEMPTS_MAX = 40;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  // The server, the database or the user may have limits of their own.
  private static final String MANNERS =
      """
      select set_config(wanted.name, wanted.value, false)
      from (values
        ('lock_timeout', '1s'),
        ('statement_timeout', '0'),
        ('transaction_timeout', '0'),
        ('idle_in_transaction_session_timeout', '0'),
        ('idle_session_timeout', '0')) wanted (name, value)
      join pg_settings known on known.name = wanted.name""";

  // Whoever starts while another replica migrates waits for that one, however long it takes.
  private static final int FOR_EVER = -1;

  // Not to be had within the time, or only by whoever waits for a lock of the migration's own.
  private static final Set<String> LOCKED_OUT = Set.of("55P03", "40P01");

  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

  private final String location;
  private final int attemptsMax;
  private final Duration pause;

  @Inject
  Migrations(@Property(name = LOCATION) String location) {
    this(location, ATTEMPTS_MAX, PAUSE);
  }

  Migrations(String location, int attemptsMax, Duration pause) {
    this.location = location;
    this.attemptsMax = attemptsMax;
    this.pause = pause;
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration pool = event.getBean();
    migrate(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(), pool.getSchema());
    return pool;
  }

  void migrate(String url, @Nullable String user, @Nullable String password, String schema) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(source(url, user, password))
            .lockRetryCount(FOR_EVER)
            .schemas(schema)
            .defaultSchema(schema)
            .locations(location)
            .load();
    for (int attempt = 1; ; attempt++) {
      try {
        flyway.migrate();
        return;
      } catch (FlywayException failed) {
        if (attempt == attemptsMax || !isLockedOut(failed)) {
          throw failed;
        }
        LOG.warn(
            "A migration wants a table that is in use; it begins anew in {} s", pause.toSeconds());
      }
      rest();
    }
  }

  private static DataSource source(String url, @Nullable String user, @Nullable String password) {
    Source source = new Source();
    source.setUrl(url);
    if (user != null) {
      source.setUser(user);
    }
    if (password != null) {
      source.setPassword(password);
    }
    source.setApplicationName("folkmoot migration");
    source.setTcpKeepAlive(true);
    return source;
  }

  private void rest() {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while a migration waited for a table", stopped);
    }
  }

  /** Opens connections past the pool, each with these manners. */
  private static final class Source extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password)
        throws SQLException {
      Connection fresh = super.getConnection(user, password);
      try (Statement first = fresh.createStatement()) {
        first.execute(MANNERS);
        return fresh;
      } catch (SQLException e) {
        fresh.close();
        throw e;
      }
    }
  }

  private static boolean isLockedOut(Throwable failed) {
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && LOCKED_OUT.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
