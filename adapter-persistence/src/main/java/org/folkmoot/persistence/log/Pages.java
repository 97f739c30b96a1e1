package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.log.Columns.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.log.History.Page;
import org.folkmoot.application.log.History.Where;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;

/**
 * Pages of a room's messages. Each reads one more than it gives, and so knows of a next one;
 * whether there is anything on the other side of where it begins it asks with the same statement.
 */
final class Pages {
  private static final String BELOW = page("x.seq < ?", "desc", "o.seq >= ?");
  private static final String ABOVE = page("x.seq > ?", "asc", "o.seq <= ?");

  private Pages() {}

  private static String page(String where, String direction, String beyond) {
    return MessageRows.select(
        "reader.beyond, ",
        """
        select p.visible_from, p.user_id, exists (
          select 1 from messages o
          where o.room_id = p.room_id and o.seq >= p.visible_from and %s) as beyond
        from (%s) p"""
            .formatted(beyond, MessageRows.MEMBER),
        "select * from messages x where x.room_id = ? and x.seq >= reader.visible_from and "
            + where
            + " order by x.seq "
            + direction
            + " limit ?");
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

  private record Half(List<MessageView> items, boolean more, boolean beyond) {}

  private static Optional<Page> before(
      Connection c, UserId reader, RoomId room, long seq, int limit) throws SQLException {
    return below(c, reader, room, seq, limit)
        .map(half -> new Page(half.items(), half.more(), half.beyond()));
  }

  private static Optional<Page> after(Connection c, UserId reader, RoomId room, long seq, int limit)
      throws SQLException {
    return above(c, reader, room, seq, limit)
        .map(half -> new Page(half.items(), half.beyond(), half.more()));
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
                all.more()
                    ? new Half(
                        all.items().subList(all.items().size() - limit, all.items().size()),
                        true,
                        all.beyond())
                    : all);
  }

  private static Optional<Half> above(Connection c, UserId reader, RoomId room, long seq, int limit)
      throws SQLException {
    return half(c, ABOVE, reader, room, seq, limit)
        .map(all -> all.more() ? new Half(all.items().subList(0, limit), true, all.beyond()) : all);
  }

  /** With the one too many, if there is one. */
  private static Optional<Half> half(
      Connection c, String sql, UserId reader, RoomId room, long seq, int limit)
      throws SQLException {
    boolean[] beyond = {false};
    List<Optional<MessageView>> rows =
        query(
            c,
            sql,
            row -> {
              beyond[0] = row.getBoolean("beyond");
              return MessageRows.hasMessage(row)
                  ? Optional.of(MessageRows.view(row))
                  : Optional.<MessageView>empty();
            },
            seq,
            reader.value(),
            room.value(),
            room.value(),
            seq,
            limit + 1);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<MessageView> items =
        rows.stream()
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingLong(MessageView::seq))
            .toList();
    return Optional.of(new Half(items, items.size() > limit, beyond[0]));
  }
}
