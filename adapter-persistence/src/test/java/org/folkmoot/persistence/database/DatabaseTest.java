package org.folkmoot.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.TransactionsContract;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DatabaseTest extends TransactionsContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected RoomLog log() {
    return STORED.log();
  }

  @Override
  protected Users users() {
    return STORED.users();
  }

  @Override
  protected Transactions transactions() {
    return STORED.transactions();
  }

  // As when a replica of the next version adds a column, while this one is still at work.
  @Test
  void aTableThatIsChangedBeneathIsAskedForAgain() throws SQLException {
    Database database = STORED.bean(Database.class);
    execute(database, "create table growing (one int)");
    assertThat(columns(database)).isEqualTo(1);
    // By somebody else's connection: of its own changes the driver knows.
    try (Connection other = STORED.connect();
        Statement change = other.createStatement()) {
      change.execute("alter table growing add column two int");
    }
    assertThatThrownBy(() -> columns(database)).isInstanceOf(Unavailable.class);
    assertThat(columns(database)).isEqualTo(2);
  }

  // It would be no better at the next attempt.
  @Test
  void whatPostgresCannotDoIsAFault() {
    assertThatThrownBy(
            () -> execute(STORED.bean(Database.class), "select count(*) from users for update"))
        .isInstanceOf(IllegalStateException.class);
  }

  private static void execute(Database database, String sql) {
    database.statement(
        c -> {
          try (var statement = c.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  // In a transaction: outside of one the driver asks again by itself.
  private static int columns(Database database) {
    return database.write(
        () ->
            database.statement(
                c -> {
                  try (var statement = c.prepareStatement("select * from growing");
                      var rows = statement.executeQuery()) {
                    return rows.getMetaData().getColumnCount();
                  }
                }));
  }
}
