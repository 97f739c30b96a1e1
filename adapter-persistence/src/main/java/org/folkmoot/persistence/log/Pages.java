package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.log.Columns.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.log.History.Page;
import org.folkmoot.application.log.History.Scope;
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
  private static final Statements TIMELINE =
      new Statements(" and (%1$s.thread is null or %1$s.also_in_room)");
  private static final Statements THREAD = new Statements(" and %1$s.thread = ?");
  private static final Statements EVERYTHING = new Statements("");

  private final Connection c;
  private final UserId reader;
  private final RoomId room;
  private final Scope scope;
  private final int limit;

  Pages(Connection c, UserId reader, RoomId room, Scope scope, int limit) {
    this.c = c;
    this.reader = reader;
    this.room = room;
    this.scope = scope;
    this.limit = limit;
  }

  private record Statements(String below, String above) {
    /**
     * @param within the condition of a scope
     */
    Statements(String within) {
      this(
          page("x.seq < ?", "desc", "o.seq >= ?", within),
          page("x.seq > ?", "asc", "o.seq <= ?", within));
    }

    private static String page(String where, String direction, String beyond, String within) {
      return MessageRows.select(
          "reader.beyond, ",
          """
          select p.visible_from, p.user_id, exists (
            select 1 from messages o
            where o.room_id = p.room_id and o.seq >= p.visible_from and %s%s) as beyond
          from (%s) p"""
              .formatted(beyond, within.formatted("o"), MessageRows.MEMBER),
          "select * from messages x where x.room_id = ? and x.seq >= reader.visible_from and "
              + where
              + within.formatted("x")
              + " order by x.seq "
              + direction
              + " limit ?");
    }
  }

  private Statements statements() {
    return switch (scope) {
      case Scope.Timeline timeline -> TIMELINE;
      case Scope.OneThread thread -> THREAD;
      case Scope.Everything everything -> EVERYTHING;
    };
  }

  Optional<Page> read(Where where) throws SQLException {
    return switch (where) {
      case Where.Newest newest ->
          below(Long.MAX_VALUE).map(half -> new Page(half.items(), half.more(), false));
      case Where.Before(Seq seq) ->
          below(seq.value()).map(half -> new Page(half.items(), half.more(), half.beyond()));
      case Where.After(Seq seq) ->
          above(seq.value(), limit).map(half -> new Page(half.items(), half.beyond(), half.more()));
      case Where.Around(Seq seq) -> around(seq.value());
    };
  }

  private record Half(List<MessageView> items, boolean more, boolean beyond) {}

  private Optional<Page> around(long seq) throws SQLException {
    Optional<Half> older = below(seq, limit / 2);
    Optional<Half> newer = above(seq - 1, limit - limit / 2);
    return older.flatMap(
        low ->
            newer.map(
                high -> {
                  List<MessageView> items = new ArrayList<>(low.items());
                  items.addAll(high.items());
                  return new Page(items, low.more(), high.more());
                }));
  }

  private Optional<Half> below(long seq) throws SQLException {
    return below(seq, limit);
  }

  private Optional<Half> below(long seq, int most) throws SQLException {
    return half(statements().below(), seq, most)
        .map(
            all ->
                all.more()
                    ? new Half(
                        all.items().subList(all.items().size() - most, all.items().size()),
                        true,
                        all.beyond())
                    : all);
  }

  private Optional<Half> above(long seq, int most) throws SQLException {
    return half(statements().above(), seq, most)
        .map(all -> all.more() ? new Half(all.items().subList(0, most), true, all.beyond()) : all);
  }

  /** With the one too many, if there is one. */
  private Optional<Half> half(String sql, long seq, int most) throws SQLException {
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
            values(seq, most));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<MessageView> items =
        rows.stream()
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingLong(MessageView::seq))
            .toList();
    return Optional.of(new Half(items, items.size() > most, beyond[0]));
  }

  private Object[] values(long seq, int most) {
    List<Object> values = new ArrayList<>();
    values.add(seq);
    addRoot(values);
    values.addAll(List.of(reader.value(), room.value(), room.value(), seq));
    addRoot(values);
    values.add(most + 1);
    return values.toArray();
  }

  private void addRoot(List<Object> values) {
    if (scope instanceof Scope.OneThread(Seq root)) {
      values.add(root.value());
    }
  }
}
