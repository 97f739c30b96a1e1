package org.folkmoot.load.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/**
 * Counts what PostgreSQL is asked, by having it log that. It costs time, so nothing else is
 * measured meanwhile; a server's look each second is counted along.
 */
final class Statements {
  // A setting holds in each connection once it has seen the signal.
  private static final double HEARD_SECONDS = 0.5;

  private Statements() {}

  static long during(Stand stand, Runnable work) {
    log(stand, "all");
    long before = count(stand);
    work.run();
    Pace.rest(HEARD_SECONDS);
    long after = count(stand);
    log(stand, "none");
    return after - before;
  }

  private static void log(Stand stand, String which) {
    try (Connection connection = stand.database();
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set log_statement = '" + which + "'");
      statement.execute("select pg_reload_conf()");
    } catch (SQLException broken) {
      throw new IllegalStateException("PostgreSQL's settings couldn't be changed", broken);
    }
    Pace.rest(HEARD_SECONDS);
  }

  private static long count(Stand stand) {
    try (Stream<String> lines = Files.lines(stand.databaseLog())) {
      return lines
          .filter(line -> line.contains("LOG:  execute ") || line.contains("LOG:  statement:"))
          .count();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
