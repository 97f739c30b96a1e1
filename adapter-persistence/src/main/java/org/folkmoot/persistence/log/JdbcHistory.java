package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.database.PgArrayCodec.uuids;
import static org.folkmoot.persistence.log.Columns.query;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.DirectRooms;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.persistence.database.Database;

/** Reads the log of rooms in PostgreSQL. */
@Singleton
public final class JdbcHistory implements History {
  // Both branches by an index: what was posted in the stretch, and what is older and changed in it.
  private static final String CHANGED =
      """
      (select * from messages x where x.room_id = ? and x.seq > ? and x.seq <= ? and x.changed <= ?
         and x.seq >= reader.visible_from
       union all
       select * from messages x where x.room_id = ? and x.changed > ? and x.changed <= ?
         and x.changed <> x.seq and x.seq <= ? and x.seq >= reader.visible_from)
      order by changed limit ?""";

  private static final String CHANGES = MessageRows.select(MessageRows.MEMBER, CHANGED);
  private static final String STRETCH = MessageRows.select(MessageRows.NOBODY, CHANGED);

  private static final String MEMBER_CHANGES =
      "select "
          + Rows.MEMBER_VIEW
          + """
             from memberships m
            join lateral (select * from users x where x.id = m.user_id limit 1) u on true
            where m.room_id = ? and m.changed > ? and m.changed <= ? order by m.changed limit ?""";

  private final Database database;

  public JdbcHistory(Database database) {
    this.database = database;
  }

  // A connection outlives no history: whatever restores a backup has ended it.
  @Override
  public <T> T inOneHistory(Supplier<T> reads) {
    return database.statement(c -> reads.get());
  }

  @Override
  public Optional<Position> standing(RoomId room, UserId reader) {
    String sql =
        "select current_epoch() as epoch, r.head, "
            + Rows.MEMBER
            + """
               from rooms r left join memberships m on m.room_id = r.id and m.user_id = ?
              where r.id = ? and r.deleted_at is null""";
    return database.statement(
        c ->
            query(
                    c,
                    sql,
                    row ->
                        new Position(
                            new Epoch(row.getString("epoch")),
                            new Seq(row.getLong("head")),
                            Rows.member(row)),
                    reader.value(),
                    room.value())
                .stream()
                .findFirst());
  }

  @Override
  public Optional<Voice> voice(RoomId room, UserId who) {
    String standing =
        "select " + Rows.MEMBER + " from memberships m where room_id = ? and user_id = ?";
    String blocked =
        """
        select 1 from rooms r join blocks x on x.blocker = any(r.people) and x.blocked = ?
        where r.id = ? limit 1""";
    return database.statement(
        c -> {
          Optional<Room> there =
              query(
                      c,
                      "select * from rooms where id = ? and deleted_at is null",
                      Rows::room,
                      room.value())
                  .stream()
                  .findFirst();
          if (there.isEmpty()) {
            return Optional.empty();
          }
          Optional<Member> member =
              query(c, standing, Rows::member, room.value(), who.value()).stream()
                  .flatMap(Optional::stream)
                  .findFirst();
          boolean unheard =
              DirectRooms.hasTwo(there.get())
                  && !query(c, blocked, row -> true, who.value(), room.value()).isEmpty();
          return Optional.of(new Voice(there.get(), member, unheard));
        });
  }

  @Override
  public Optional<Change.MemberChange> ownMembership(UserId reader, RoomId room) {
    String sql =
        "select "
            + Rows.MEMBER_VIEW
            + """
               from memberships m join users u on u.id = m.user_id
              where m.room_id = ? and m.user_id = ?""";
    return database.statement(
        c -> query(c, sql, Rows::memberChange, room.value(), reader.value()).stream().findFirst());
  }

  @Override
  public int countMessages(RoomId room, Seq after, Seq upTo, int countMax) {
    String sql =
        """
        select count(*) from (
          select 1 from messages where room_id = ? and seq > ? and seq <= ? and changed <= ?
          union all
          select 1 from messages where room_id = ? and changed > ? and changed <= ?
            and changed <> seq and seq <= ?
          limit ?) x""";
    return count(sql, changed(room, after, upTo, countMax));
  }

  @Override
  public int countMembers(RoomId room, Seq after, Seq upTo, int countMax) {
    String sql =
        """
        select count(*) from (
          select 1 from memberships where room_id = ? and changed > ? and changed <= ?
          order by changed limit ?) x""";
    return count(sql, room.value(), after.value(), upTo.value(), countMax);
  }

  private int count(String sql, Object... values) {
    return database.statement(c -> query(c, sql, row -> row.getInt(1), values).getFirst());
  }

  @Override
  public Optional<List<Change>> changes(
      UserId reader, RoomId room, Seq after, Seq upTo, boolean members, int limit) {
    List<Object> values = new ArrayList<>(List.of(reader.value(), room.value()));
    values.addAll(List.of(changed(room, after, upTo, limit)));
    return database.statement(
        c -> {
          List<Optional<Change>> messages = query(c, CHANGES, ROW, values.toArray());
          if (messages.isEmpty()) {
            return Optional.empty();
          }
          return Optional.of(inOrder(c, room, after, upTo, messages, members, limit));
        });
  }

  private static final Columns.Row<Optional<Change>> ROW =
      row -> MessageRows.hasMessage(row) ? Optional.of(MessageRows.change(row)) : Optional.empty();

  private static Object[] changed(RoomId room, Seq after, Seq upTo, int limit) {
    UUID id = room.value();
    long from = after.value();
    long to = upTo.value();
    return new Object[] {id, from, to, to, id, from, to, from, limit};
  }

  /** Everything that changed in a stretch, for nobody in particular; also inside a transaction. */
  static List<Change> all(Connection c, RoomId room, Seq after, Seq upTo, int limit)
      throws SQLException {
    List<Optional<Change>> messages = query(c, STRETCH, ROW, changed(room, after, upTo, limit));
    return inOrder(c, room, after, upTo, messages, true, limit);
  }

  private static List<Change> inOrder(
      Connection c,
      RoomId room,
      Seq after,
      Seq upTo,
      List<Optional<Change>> messages,
      boolean members,
      int limit)
      throws SQLException {
    List<Change> changes = new ArrayList<>();
    messages.forEach(message -> message.ifPresent(changes::add));
    if (members) {
      changes.addAll(
          query(
              c,
              MEMBER_CHANGES,
              Rows::memberChange,
              room.value(),
              after.value(),
              upTo.value(),
              limit));
    }
    changes.addAll(
        query(
            c,
            "select r.*, "
                + Rows.PEOPLE
                + " from rooms r where id = ? and changed > ? and changed <= ?",
            row ->
                new Change.RoomChange(
                    room,
                    new Seq(row.getLong("changed")),
                    Columns.instant(row, "deleted_at") != null,
                    Rows.roomInfo(row),
                    row.getString("event")),
            room.value(),
            after.value(),
            upTo.value()));
    changes.sort(Comparator.comparing(Change::seq));
    return changes.size() <= limit ? changes : List.copyOf(changes.subList(0, limit));
  }

  @Override
  public Heads heads(Collection<RoomId> rooms) {
    String sql =
        """
        select current_epoch() as epoch, r.id, r.head
        from (select 1) one left join rooms r on r.id = any(?)""";
    return database.statement(
        c -> {
          Map<RoomId, Seq> heads = new HashMap<>();
          Epoch[] epoch = {new Epoch("")};
          query(
              c,
              sql,
              row -> {
                epoch[0] = new Epoch(row.getString("epoch"));
                UUID id = row.getObject("id", UUID.class);
                if (id != null) {
                  heads.put(new RoomId(id), new Seq(row.getLong("head")));
                }
                return heads;
              },
              uuids(c, rooms, RoomId::value));
          return new Heads(epoch[0], heads);
        });
  }

  @Override
  public Optional<Stretch> stretch(RoomId room, Seq after, int limit) {
    return inOneHistory(() -> stretchOf(room, after, limit));
  }

  private Optional<Stretch> stretchOf(RoomId room, Seq after, int limit) {
    Heads heads = heads(List.of(room));
    Seq head = heads.of().get(room);
    if (head == null) {
      return Optional.empty();
    }
    List<Change> changes = database.statement(c -> all(c, room, after, head, limit + 1));
    Set<UserId> touched =
        new HashSet<>(database.statement(c -> touched(c, room, after, limit + 1)));
    boolean whole = changes.size() <= limit && touched.size() <= limit;
    return Optional.of(
        new Stretch(heads.epoch(), head, whole ? changes : List.of(), touched, whole));
  }

  // Without an upper bound: whoever was removed below the head and has come back since stands
  // above.
  private static List<UserId> touched(Connection c, RoomId room, Seq after, int limit)
      throws SQLException {
    return query(
        c,
        "select user_id from memberships where room_id = ? and changed > ? order by changed limit ?",
        row -> new UserId(Columns.id(row, "user_id")),
        room.value(),
        after.value(),
        limit);
  }

  @Override
  public Optional<Page> page(UserId reader, RoomId room, Scope scope, Where where, int limit) {
    return database.statement(c -> new Pages(c, reader, room, scope, limit).read(where));
  }

  @Override
  public Optional<MessageView> message(UserId reader, RoomId room, Seq seq) {
    String sql =
        MessageRows.select(
            MessageRows.MEMBER,
            "select * from messages x where x.room_id = ? and x.seq = ?"
                + " and x.seq >= reader.visible_from");
    return database.statement(
        c ->
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
                    seq.value())
                .stream()
                .flatMap(Optional::stream)
                .findFirst());
  }
}
