package org.folkmoot.persistence.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One server per test JVM, and a fresh, migrated database for each that asks: a copy of a template,
 * which takes some 50 ms. The server is the one that FOLKMOOT_TEST_DATABASE_URL names (as JDBC
 * writes it, with user and password), else a container where Docker is, else an embedded one, so
 * that nothing is skipped anywhere.
 */
public final class TestDatabases {
  private static final String URL_VARIABLE = "FOLKMOOT_TEST_DATABASE_URL";
  private static final String IMAGE = "postgres:18-alpine";

  private static final Pattern URL =
      Pattern.compile(
          "(?<server>jdbc:postgresql://[^/]+/)(?<database>[^?]+)"
              + "\\?user=(?<user>[^&]+)&password=(?<password>[^&]*)");

  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabases() {}

  /** A database that nobody else has, with Folkmoot's schema and nothing in it. */
  public static Database fresh() {
    return Server.ONLY.copy(Server.TEMPLATE);
  }

  /** A database that nobody else has, with nothing in it at all. */
  public static Database blank() {
    return Server.ONLY.copy("template0");
  }

  /** How to reach one database. */
  public record Database(String jdbcUrl, String user, String password) {
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(jdbcUrl, user, password);
    }

    /** The properties by which Micronaut's data source is told of it. */
    public Map<String, Object> properties() {
      return Map.of(
          "datasources.default.url", jdbcUrl,
          "datasources.default.username", user,
          "datasources.default.password", password);
    }
  }

  /**
   * @param urlPattern with a slot for the name of a database
   * @param home the database from which the others are made
   * @param lasting whether it outlives the tests, and so wants its databases dropped
   */
  private record Server(
      String urlPattern, String home, String user, String password, boolean lasting) {
    static final Server ONLY = start();
    static final String TEMPLATE = migrated();

    private static final String SLOT = "{name}";

    Database copy(String template) {
      String name = newName();
      execute(
          "create database %s template %s encoding 'UTF8' locale 'C.UTF-8'"
              .formatted(name, template));
      return at(name);
    }

    private static String migrated() {
      String name = ONLY.newName();
      ONLY.execute(
          "create database %s template template0 encoding 'UTF8' locale 'C.UTF-8'".formatted(name));
      Database template = ONLY.at(name);
      Flyway.configure()
          .dataSource(template.jdbcUrl(), template.user(), template.password())
          .schemas("folkmoot")
          .defaultSchema("folkmoot")
          .locations("classpath:db/migration")
          .load()
          .migrate();
      return name;
    }

    private String newName() {
      String name =
          "folkmoot_test_%d_%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
      if (lasting) {
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> execute("drop database if exists " + name + " with (force)")));
      }
      return name;
    }

    private static Server start() {
      String given = System.getenv(URL_VARIABLE);
      if (given != null && !given.isBlank()) {
        return given(given);
      }
      return DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
    }

    private static Server given(String url) {
      Matcher parts = URL.matcher(url);
      if (!parts.matches()) {
        throw new IllegalStateException(
            URL_VARIABLE + " must be jdbc:postgresql://host/database?user=…&password=…");
      }
      return new Server(
          parts.group("server") + SLOT,
          parts.group("database"),
          parts.group("user"),
          parts.group("password"),
          true);
    }

    @SuppressWarnings("resource") // It ends with the JVM.
    private static Server container() {
      PostgreSQLContainer container =
          new PostgreSQLContainer(IMAGE)
              .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
      container.start();
      return new Server(
          "jdbc:postgresql://%s:%d/".formatted(container.getHost(), container.getFirstMappedPort())
              + SLOT,
          container.getDatabaseName(),
          container.getUsername(),
          container.getPassword(),
          false);
    }

    private static Server embedded() {
      try {
        // With fsync off, as it comes: these data are worth nothing after the test.
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("max_connections", "300")
                .start();
        return new Server(
            "jdbc:postgresql://localhost:%d/".formatted(server.getPort()) + SLOT,
            "postgres",
            "postgres",
            "postgres",
            false);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    private Database at(String name) {
      return new Database(urlPattern.replace(SLOT, name), user, password);
    }

    private void execute(String sql) {
      try (Connection connection = at(home).connect();
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException failed) {
        throw new IllegalStateException("The test server refused: " + sql, failed);
      }
    }
  }
}
