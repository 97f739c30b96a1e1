package org.folkmoot.bootstrap.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.folkmoot.bootstrap.settings.CannotStart;
import org.folkmoot.bootstrap.settings.DatabaseAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be true of a database that isn't ours before anything is written to it. */
public final class GivenDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(GivenDatabase.class);

  private GivenDatabase() {}

  public static void check(DatabaseAddress address) {
    Properties properties = new Properties();
    properties.setProperty("user", address.user());
    if (address.password() != null) {
      properties.setProperty("password", address.password());
    }
    properties.setProperty("loginTimeout", "10");
    try (Connection connection = DriverManager.getConnection(address.jdbcUrl(), properties);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select pg_encoding_to_char(encoding), datctype
                from pg_database where datname = current_database()
                """)) {
      if (row.next()) {
        judge(row.getString(1), row.getString(2));
      }
    } catch (SQLException failed) {
      throw new CannotStart(
          "FOLKMOOT_DATABASE_URL: %s doesn't let Folkmoot in: %s"
              .formatted(address.jdbcUrl(), failed.getMessage()),
          failed);
    }
  }

  static void judge(String encoding, String ctype) {
    if (!encoding.equals("UTF8")) {
      throw new CannotStart(
          ("FOLKMOOT_DATABASE_URL: the database's encoding is %s, but must be UTF8;"
                  + " make one with `create database … encoding 'UTF8' template template0`.")
              .formatted(encoding));
    }
    if (ctype.equals("C") || ctype.equals("POSIX")) {
      LOG.warn(
          "The database's ctype is {}: searching and comparing without regard to case will fail outside ASCII."
              + " Make a database with `locale 'C.UTF-8'` and move to it.",
          ctype);
    }
  }
}
