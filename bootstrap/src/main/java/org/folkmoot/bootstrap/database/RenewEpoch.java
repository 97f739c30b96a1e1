package org.folkmoot.bootstrap.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.DatabaseAddress;

/**
 * Says of a database that came out of a backup that it is another history: what was acknowledged
 * after the backup isn't in it, and clients that remember it must read everything anew.
 */
public final class RenewEpoch {
  /** SQLSTATEs of a schema or a table that doesn't exist. */
  private static final String NO_SCHEMA = "3F000";

  private static final String NO_TABLE = "42P01";

  private RenewEpoch() {}

  public static void begin(DatabaseAddress address) {
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update folkmoot.epoch set id = replace(gen_random_uuid()::text, '-', '')");
    } catch (SQLException failed) {
      String state = String.valueOf(failed.getSQLState());
      throw new CannotStart(
          state.equals(NO_SCHEMA) || state.equals(NO_TABLE)
              ? "There is nothing of Folkmoot's in this database; restore the backup first."
              : "The database refuses: " + failed.getMessage(),
          failed);
    }
  }
}
