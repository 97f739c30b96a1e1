package org.folkmoot.persistence.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestDatabasesTest {
  @Test
  void everyoneGetsAnEmptyDatabaseOfTheirOwnThatKnowsMoreThanAscii() throws SQLException {
    try (Connection one = TestDatabases.fresh().connect();
        Connection other = TestDatabases.fresh().connect();
        Statement inOne = one.createStatement();
        Statement inOther = other.createStatement()) {
      inOne.execute("create table folkmoot.note (word text)");
      inOther.execute("create table folkmoot.note (word text)");
      inOne.execute("insert into folkmoot.note values ('GRÜN')");

      assertThat(single(inOne, "select lower(word) from folkmoot.note")).isEqualTo("grün");
      assertThat(single(inOther, "select count(*) from folkmoot.note")).isEqualTo("0");
    }
  }

  private static String single(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
