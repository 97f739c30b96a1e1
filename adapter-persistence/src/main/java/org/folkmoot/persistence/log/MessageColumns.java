package org.folkmoot.persistence.log;

import static java.util.stream.Collectors.joining;
import static org.folkmoot.persistence.log.Columns.number;
import static org.folkmoot.persistence.log.Columns.time;
import static org.folkmoot.persistence.log.Columns.word;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.folkmoot.domain.message.LastChange;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.SystemEvent;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.user.Username;
import org.folkmoot.persistence.database.PgArrayCodec;
import org.jspecify.annotations.Nullable;

/**
 * The columns of {@code messages}, each once: what of a message it holds, and how long it does.
 * Whatever writes messages or reads them whole is made of this list, and {@link MessageRows} reads
 * them back.
 *
 * <p>Three more belong to no message: {@code reacted}, {@code has_replies} and {@code has_thread}
 * are marks that say whether other rows are worth a look.
 */
final class MessageColumns {
  private static final List<Column<?>> COLUMNS =
      List.of(
          new Column<>("room_id", Type.ID, Lasts.FOR_EVER, m -> m.room().value()),
          new Column<>("seq", Type.NUMBER, Lasts.FOR_EVER, m -> m.seq().value()),
          new Column<>("changed", Type.NUMBER, Lasts.UNTIL_CHANGED, m -> m.changed().value()),
          new Column<>("kind", Type.TEXT, Lasts.FOR_EVER, m -> word(m.kind())),
          new Column<>("sender_id", Type.ID, Lasts.FOR_EVER, m -> m.sender().value()),
          new Column<>("client_id", Type.TEXT, Lasts.FOR_EVER, MessageColumns::clientId),
          new Column<>("body", Type.TEXT, Lasts.UNTIL_FORGOTTEN, m -> m.body().value()),
          new Column<>("created_at", Type.TIME, Lasts.FOR_EVER, Message::createdAt),
          new Column<>("edited_at", Type.TIME, Lasts.UNTIL_CHANGED, Message::editedAt),
          new Column<>("deleted_at", Type.TIME, Lasts.UNTIL_CHANGED, Message::deletedAt),
          new Column<>("reply_to", Type.NUMBER, Lasts.FOR_EVER, m -> number(m.replyTo())),
          new Column<>("thread", Type.NUMBER, Lasts.UNTIL_CHANGED, at(p -> p.root().value())),
          new Column<>("also_in_room", Type.TRUTH, Lasts.UNTIL_CHANGED, at(MessageColumns::also)),
          new Column<>("mentions", Type.NAMES, Lasts.UNTIL_FORGOTTEN, MessageColumns::names),
          new Column<>("told_event", Type.TEXT, Lasts.FOR_EVER, told(s -> word(s.event()))),
          new Column<>("told_user", Type.ID, Lasts.FOR_EVER, told(s -> s.user().value())),
          new Column<>("told_role", Type.TEXT, Lasts.FOR_EVER, told(MessageColumns::role)),
          new Column<>("told_name", Type.TEXT, Lasts.FOR_EVER, told(MessageColumns::name)),
          new Column<>("by_user", Type.ID, Lasts.UNTIL_CHANGED, by(b -> b.user().value())),
          new Column<>("by_emoji", Type.TEXT, Lasts.UNTIL_CHANGED, by(MessageColumns::emoji)),
          new Column<>("by_on", Type.TRUTH, Lasts.UNTIL_CHANGED, by(LastChange::on)));

  private static final List<Column<?>> CHANGING =
      COLUMNS.stream().filter(column -> column.lasts() != Lasts.FOR_EVER).toList();

  /** All of a message, from {@code messages m}. */
  static final String ALL = listed("m."::concat);

  /** Keeps new messages, an array for each column. */
  static final String INSERT =
      "insert into messages (%s) select %s from unnest(%s) as x (%s)"
          .formatted(
              listed(name -> name),
              COLUMNS.stream()
                  .map(column -> column.read("x." + column.name()))
                  .collect(joining(", ")),
              COLUMNS.stream().map(column -> "?::" + column.type().list()).collect(joining(", ")),
              listed(name -> name));

  /** Keeps a message's next state. */
  static final String UPDATE =
      "update messages set %s, reacted = reacted or ? where room_id = ? and seq = ?"
          .formatted(
              CHANGING.stream()
                  .map(column -> column.name() + " = " + column.read("?"))
                  .collect(joining(", ")));

  /** What is set where retention has come by. */
  static final String FORGOTTEN =
      COLUMNS.stream()
              .filter(column -> column.lasts() == Lasts.UNTIL_FORGOTTEN)
              .map(column -> column.name() + " = " + column.type().nothing())
              .collect(joining(", "))
          + ", reacted = false";

  private MessageColumns() {}

  /** How long a column keeps what it was given. */
  private enum Lasts {
    FOR_EVER,
    UNTIL_CHANGED,
    /** Changes write it, and retention takes it away. */
    UNTIL_FORGOTTEN
  }

  /** How a batch brings the values of a column. */
  private interface Codec<V> {
    Array list(Connection c, List<Message> messages, Function<Message, @Nullable V> each)
        throws SQLException;
  }

  /**
   * @param list the type of its array
   * @param read what makes the column's value of what was sent
   * @param nothing what is left where it is forgotten
   */
  private record Type<V>(String list, String read, String nothing, Codec<V> codec) {
    static final Type<UUID> ID = new Type<>("uuid[]", "%s", "null", PgArrayCodec::uuids);
    static final Type<Long> NUMBER = new Type<>("bigint[]", "%s", "null", PgArrayCodec::longs);
    static final Type<String> TEXT = new Type<>("text[]", "%s", "''", PgArrayCodec::texts);
    static final Type<Boolean> TRUTH = new Type<>("bool[]", "%s", "null", PgArrayCodec::truths);
    static final Type<Instant> TIME =
        new Type<>("timestamptz[]", "%s", "null", PgArrayCodec::times);

    // An array's element can't be an array. Usernames hold no comma.
    static final Type<String> NAMES =
        new Type<>("text[]", "string_to_array(%s, ',')", "null", PgArrayCodec::texts);
  }

  private record Column<V>(
      String name, Type<V> type, Lasts lasts, Function<Message, @Nullable V> value) {

    String read(String sent) {
      return type.read().formatted(sent);
    }

    // unnest fills up with nulls what is shorter, so what nobody has costs nothing.
    Array of(Connection c, List<Message> messages) throws SQLException {
      boolean empty = messages.stream().allMatch(message -> value.apply(message) == null);
      return type.codec().list(c, empty ? List.of() : messages, value);
    }

    @Nullable Object of(Message message) {
      Object one = value.apply(message);
      return one instanceof Instant instant ? time(instant) : one;
    }
  }

  /** The parameters of {@link #INSERT}. */
  static List<Array> inserted(Connection c, List<Message> posts) throws SQLException {
    List<Array> arrays = new ArrayList<>();
    for (Column<?> column : COLUMNS) {
      arrays.add(column.of(c, posts));
    }
    return arrays;
  }

  /** The parameters of {@link #UPDATE}. */
  static @Nullable Object[] updated(Message message) {
    return Stream.concat(
            CHANGING.stream().map(column -> column.of(message)),
            Stream.of(
                by(MessageColumns::emoji).apply(message) != null,
                message.room().value(),
                message.seq().value()))
        .toArray();
  }

  private static String listed(Function<String, String> each) {
    return COLUMNS.stream().map(column -> each.apply(column.name())).collect(joining(", "));
  }

  private static <V> Function<Message, @Nullable V> told(Function<SystemEvent, @Nullable V> each) {
    return message -> message.event() instanceof SystemEvent told ? each.apply(told) : null;
  }

  private static <V> Function<Message, @Nullable V> at(Function<ThreadPlace, @Nullable V> each) {
    return message -> message.thread() instanceof ThreadPlace place ? each.apply(place) : null;
  }

  // What nobody has costs no byte.
  private static @Nullable Boolean also(ThreadPlace place) {
    return place.alsoInRoom() ? true : null;
  }

  private static <V> Function<Message, @Nullable V> by(Function<LastChange, @Nullable V> each) {
    return message -> message.by() instanceof LastChange by ? each.apply(by) : null;
  }

  private static @Nullable String clientId(Message message) {
    return message.clientId() == null ? null : message.clientId().value();
  }

  // Nobody named is no array at all, which costs no byte.
  private static @Nullable String names(Message message) {
    return message.mentions().isEmpty()
        ? null
        : message.mentions().stream().map(Username::value).collect(joining(","));
  }

  private static @Nullable String role(SystemEvent told) {
    return told.role() == null ? null : word(told.role());
  }

  private static @Nullable String name(SystemEvent told) {
    return told.name() == null ? null : told.name().value();
  }

  private static @Nullable String emoji(LastChange by) {
    return by.emoji() == null ? null : by.emoji().value();
  }
}
