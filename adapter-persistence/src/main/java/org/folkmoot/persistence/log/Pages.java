package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.log.Columns.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.log.History.Page;
import org.folkmoot.application.log.History.Where;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;

/**
 * Pages of a room's messages. Each way reads one more than it gives, and so knows of a next one.
 */
final class Pages {
  private static final String BELOW = page("x.seq < ?", "desc");
  private static final String ABOVE = page("x.seq > ?", "asc");

  private Pages() {}

  private static String page(String where, String direction) {
    return MessageRows.select(
        MessageRows.MEMBER,
        "select * from messages x where x.room_id = ? and x.seq >= reader.visible_from and "
            + where
            + " order by x.seq "
            + direction
            + " limit ?",
        "m.seq");
  }

  static Optional<Page> read(Connection c, UserId reader, RoomId room, Where where, int limit)
      throws SQLException {
    return switch (where) {
      case Where.Newest newest ->
          below(c, reader, room, Long.MAX_VALUE, limit)
              .map(half -> new Page(half.items(), half.more(), false));
      case Where.Before(Seq seq) -> before(c, reader, room, seq.value(), limit);
      case Where.After(Seq seq) -> after(c, reader, room, seq.value(), limit);
      case Where.Around(Seq seq) -> around(c, reader, room, seq.value(), limit);
    };
  }

  private record Half(List<MessageView> items, boolean more) {}

  private static Optional<Page> before(
      Connection c, UserId reader, RoomId room, long seq, int limit) throws SQLException {
    Optional<Half> wanted = below(c, reader, room, seq, limit);
    Optional<Half> other = above(c, reader, room, seq - 1, 0);
    return wanted.flatMap(
        half -> other.map(rest -> new Page(half.items(), half.more(), rest.more())));
  }

  private static Optional<Page> after(Connection c, UserId reader, RoomId room, long seq, int limit)
      throws SQLException {
    Optional<Half> wanted = above(c, reader, room, seq, limit);
    Optional<Half> other = below(c, reader, room, seq + 1, 0);
    return wanted.flatMap(
        half -> other.map(rest -> new Page(half.items(), rest.more(), half.more())));
  }

  private static Optional<Page> around(
      Connection c, UserId reader, RoomId room, long seq, int limit) throws SQLException {
    Optional<Half> older = below(c, reader, room, seq, limit / 2);
    Optional<Half> newer = above(c, reader, room, seq - 1, limit - limit / 2);
    return older.flatMap(
        low ->
            newer.map(
                high -> {
                  List<MessageView> items = new ArrayList<>(low.items());
                  items.addAll(high.items());
                  return new Page(items, low.more(), high.more());
                }));
  }

  private static Optional<Half> below(Connection c, UserId reader, RoomId room, long seq, int limit)
      throws SQLException {
    return half(c, BELOW, reader, room, seq, limit)
        .map(
            all ->
                all.size() <= limit
                    ? new Half(all, false)
                    : new Half(all.subList(all.size() - limit, all.size()), true));
  }

  private static Optional<Half> above(Connection c, UserId reader, RoomId room, long seq, int limit)
      throws SQLException {
    return half(c, ABOVE, reader, room, seq, limit)
        .map(
            all ->
                all.size() <= limit ? new Half(all, false) : new Half(all.subList(0, limit), true));
  }

  private static Optional<List<MessageView>> half(
      Connection c, String sql, UserId reader, RoomId room, long seq, int limit)
      throws SQLException {
    List<Optional<MessageView>> rows =
        query(
            c,
            sql,
            row ->
                MessageRows.hasMessage(row)
                    ? Optional.of(MessageRows.view(row))
                    : Optional.<MessageView>empty(),
            reader.value(),
            room.value(),
            room.value(),
            seq,
            limit + 1);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(rows.stream().flatMap(Optional::stream).toList());
  }
}
