package org.folkmoot.persistence.log;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.folkmoot.application.view.Moment;
import org.folkmoot.domain.room.Seq;
import org.jspecify.annotations.Nullable;

/** How the domain's values are written into columns and read out of them. */
final class Columns {
  /** Between two statements that are sent together. */
  static final String NEXT = ";\n";

  private Columns() {}

  // A word that this version doesn't know is read as such, and stays in its column as it is.
  private static final String UNKNOWN = "UNKNOWN";

  /** For a row that is new: nobody writes what they don't know. */
  static String word(Enum<?> value) {
    if (value.name().equals(UNKNOWN)) {
      throw new IllegalStateException("an unknown word of " + value.getDeclaringClass());
    }
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** For a row that is there already; null if its word is to stay, for it is a newer version's. */
  static @Nullable String wordOrKept(Enum<?> value) {
    return value.name().equals(UNKNOWN) ? null : word(value);
  }

  /**
   * What a column says.
   *
   * @param unknown what it is if a newer version has written it, with the least that it could mean
   */
  static <E extends Enum<E>> E word(Class<E> type, String text, E unknown) {
    String name = text.toUpperCase(Locale.ROOT);
    for (E one : type.getEnumConstants()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return unknown;
  }

  static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  static Instant instantOf(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable String moment(ResultSet row, String column) throws SQLException {
    return Moment.textOrNull(instant(row, column));
  }

  static @Nullable Seq seq(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : new Seq(value);
  }

  static @Nullable Long number(@Nullable Seq seq) {
    return seq == null ? null : seq.value();
  }

  static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** Sets the parameters in their order, whatever they are. */
  static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value instanceof java.sql.Array array) {
        statement.setArray(i + 1, array);
      } else {
        statement.setObject(i + 1, value);
      }
    }
    return statement;
  }

  /** What a row becomes. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static <T> List<T> query(
      Connection connection, String sql, Row<T> each, @Nullable Object... values)
      throws SQLException {
    List<T> all = new java.util.ArrayList<>();
    try (PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        all.add(each.read(rows));
      }
    }
    return all;
  }

  /** A query among several, and what is done with each of its rows. */
  record Query(String sql, Row<?> each, List<?> values) {}

  /**
   * Several queries with one wait for all their answers. They still run one after another, and each
   * sees what was committed when it began, however long the one before it had to wait.
   */
  static void queries(Connection connection, List<Query> queries) throws SQLException {
    String sql = queries.stream().map(Query::sql).collect(joining(NEXT));
    Object[] values = queries.stream().flatMap(query -> query.values().stream()).toArray();
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      statement.execute();
      for (Query query : queries) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            query.each().read(rows);
          }
        }
        statement.getMoreResults();
      }
    }
  }

  static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }
}
