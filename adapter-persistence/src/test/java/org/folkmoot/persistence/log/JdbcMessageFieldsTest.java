package org.folkmoot.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.MessageFieldsContract;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Retention;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageContent;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.persistence.testing.Stored;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcMessageFieldsTest extends MessageFieldsContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  // They hold nothing of the message: they say whether other rows are worth a look.
  private static final Set<String> MARKS = Set.of("reacted", "has_replies", "has_thread");

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

  private Map<String, @Nullable String> stored(RoomId room, int which, Class<?> kind) {
    Message message = full(room, which, kind);
    append(message);
    return columns(message);
  }

  // Two messages of a kind that differ in everything differ in each column, unless nobody writes
  // it.
  @Test
  void everyColumnOfTheTableIsWritten() {
    Set<String> unwritten = new TreeSet<>(stored(room(), 0, MessageContent.Text.class).keySet());
    assertThat(unwritten).contains("body");
    kinds()
        .forEach(
            kind -> {
              Map<String, @Nullable String> first = stored(room(), 0, kind);
              RoomId other = room();
              stored(other, 0, kind);
              Map<String, @Nullable String> second = stored(other, 1, kind);
              unwritten.removeIf(
                  column ->
                      first.get(column) != null
                          && !Objects.equals(first.get(column), second.get(column)));
            });
    // It is what they are told apart by.
    unwritten.remove("kind");
    unwritten.removeAll(MARKS);
    assertThat(unwritten).isEmpty();
  }

  private static Map<String, @Nullable String> columns(Message message) {
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
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
