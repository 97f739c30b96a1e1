package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.MessageFieldsContract;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.message.Message;
import org.folkmoot.persistence.testing.Stored;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcMessageFieldsTest extends MessageFieldsContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  // They hold nothing of the message: they say whether other rows are worth a look.
  private static final Set<String> MARKS = Set.of("reacted", "has_replies");

  @Override
  protected RoomLog log() {
    return STORED.log();
  }

  @Override
  protected History history() {
    return STORED.history();
  }

  @Override
  protected Users users() {
    return STORED.users();
  }

  @Override
  protected Retention clearance() {
    return STORED.bean(Retention.class);
  }

  @Override
  protected Transactions transactions() {
    return STORED.transactions();
  }

  // Two messages that differ in everything differ in each column, unless nobody writes it.
  @Test
  void everyColumnOfTheTableIsWritten() throws SQLException {
    Message one = full(room(), 0);
    append(one);
    Message other = full(room(), 0);
    append(other);
    Message further = full(other.room(), 1);
    append(further);
    Map<String, @Nullable String> first = columns(one);
    Map<String, @Nullable String> second = columns(further);
    List<String> unwritten = new ArrayList<>();
    first.forEach(
        (column, value) -> {
          if (value == null || Objects.equals(value, second.get(column))) {
            unwritten.add(column);
          }
        });
    unwritten.removeAll(MARKS);
    assertThat(first).containsKey("body");
    assertThat(unwritten).isEmpty();
  }

  private static Map<String, @Nullable String> columns(Message message) throws SQLException {
    String sql =
        "select * from messages where room_id = '%s' and seq = %d"
            .formatted(message.room(), message.seq().value());
    try (Connection connection = STORED.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      Map<String, @Nullable String> columns = new LinkedHashMap<>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        columns.put(row.getMetaData().getColumnName(i), row.getString(i));
      }
      return columns;
    }
  }
}
