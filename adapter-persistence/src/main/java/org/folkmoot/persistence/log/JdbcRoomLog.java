package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.database.PgArrayCodec.longs;
import static org.folkmoot.persistence.database.PgArrayCodec.texts;
import static org.folkmoot.persistence.database.PgArrayCodec.uuids;
import static org.folkmoot.persistence.log.Columns.query;
import static org.folkmoot.persistence.log.Columns.update;
import static org.folkmoot.persistence.log.Columns.word;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.DirectParticipants;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.Entry;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.MessageAndThread;
import org.folkmoot.domain.rules.Reacted;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.persistence.database.Database;
import org.jspecify.annotations.Nullable;

/** The log of rooms in PostgreSQL. */
@Singleton
public final class JdbcRoomLog implements RoomLog {
  // It locks and does no more: whatever a statement that waited for a lock has looked at besides is
  // as old as its beginning, and would miss what the lock's last holder did.
  private static final String LOCK =
      """
      select r.*, (select current_epoch()) as epoch, (select e.names from epoch e) as names from rooms r
      where r.id = any(?) order by r.id for no key update of r""";

  private final Database database;
  private final SenderCache senders;

  @Inject
  public JdbcRoomLog(Database database) {
    this(database, SenderCache.KEPT_MAX);
  }

  JdbcRoomLog(Database database, int standingsMax) {
    this.database = database;
    this.senders = new SenderCache(standingsMax);
  }

  /** Rooms as they are locked. */
  private static final class Locking {
    private final Map<RoomId, LockedRoom> ledgers = new TreeMap<>();
    private SenderCache.@Nullable Age age;

    Columns.Query question(Connection c, Collection<RoomId> rooms) throws SQLException {
      return new Columns.Query(
          LOCK, this::read, List.of(uuids(c, new TreeSet<>(rooms), RoomId::value)));
    }

    private Room read(ResultSet row) throws SQLException {
      Room room = Rows.room(row);
      ledgers.put(room.id(), new LockedRoom(room));
      age = new SenderCache.Age(new Epoch(row.getString("epoch")), row.getLong("names"));
      return room;
    }

    LockedRooms locked(Connection c) throws SQLException {
      return new LockedRooms(age == null ? epoch(c) : age.epoch(), ledgers);
    }

    private static Epoch epoch(Connection c) throws SQLException {
      return query(c, "select current_epoch()", row -> new Epoch(row.getString(1))).getFirst();
    }
  }

  @Override
  public LockedRooms lock(Collection<RoomId> rooms) {
    return database.statement(
        c -> {
          Locking locking = new Locking();
          Columns.queries(c, List.of(locking.question(c, rooms)));
          return locking.locked(c);
        });
  }

  @Override
  public LockedFacts lockAndLook(List<PostLookup> asks) {
    Set<RoomId> rooms = asks.stream().map(PostLookup::room).collect(Collectors.toSet());
    return database.statement(
        c -> {
          Locking locking = new Locking();
          PostLookups looks = new PostLookups(asks, senders);
          List<Columns.Query> all = new ArrayList<>(List.of(locking.question(c, rooms)));
          all.addAll(looks.questions(c, rooms));
          Columns.queries(c, all);
          return new LockedFacts(locking.locked(c), looks.read(c, locking.ledgers, locking.age));
        });
  }

  @Override
  public List<Optional<Seq>> known(List<PostLookup> asks) {
    return database.statement(c -> PostLookups.known(c, asks));
  }

  @Override
  public Optional<Member> member(RoomId room, UserId user) {
    String sql =
        "select " + Rows.MEMBER + " from memberships m where m.room_id = ? and m.user_id = ?";
    return database.statement(
        c ->
            query(c, sql, Rows::member, room.value(), user.value()).stream()
                .flatMap(Optional::stream)
                .findFirst());
  }

  @Override
  public int ownersBesides(RoomId room, UserId user) {
    String sql =
        """
        select count(*) from memberships
        where room_id = ? and role = 'owner' and left_seq is null and user_id <> ?""";
    return database.statement(
        c -> query(c, sql, row -> row.getInt(1), room.value(), user.value()).getFirst());
  }

  @Override
  public int roomsOf(UserId user, RoomKind kind, int most) {
    String sql =
        """
        select count(*) from (
          select 1 from memberships m join lateral (
            select 1 from rooms r where r.id = m.room_id and r.kind = ? and r.deleted_at is null limit 1
          ) there on true
          where m.user_id = ? and m.left_seq is null limit ?) x""";
    return database.statement(
        c ->
            query(c, sql, row -> row.getInt(1), Columns.word(kind), user.value(), most).getFirst());
  }

  // From the rooms of one of them, each of which is looked up once by its key: a join of two lists
  // might begin with a whole large room.
  @Override
  public boolean shareRoom(UserId one, UserId other) {
    String sql =
        """
        select 1 from memberships m
        join lateral (
          select 1 from memberships o
          where o.room_id = m.room_id and o.user_id = ? and o.left_seq is null limit 1
        ) both_in on true
        join lateral (
          select 1 from rooms r
          where r.id = m.room_id and r.kind = 'room' and r.deleted_at is null limit 1
        ) there on true
        where m.user_id = ? and m.left_seq is null and m.room_id <> ? limit 1""";
    return database.statement(
        c ->
            !query(c, sql, row -> row.getInt(1), other.value(), one.value(), Room.GENERAL.value())
                .isEmpty());
  }

  @Override
  public Optional<Message> message(RoomId room, Seq seq) {
    return database.statement(
        c ->
            query(
                    c,
                    "select "
                        + MessageColumns.ALL
                        + " from messages m where m.room_id = ? and m.seq = ?",
                    MessageRows::message,
                    room.value(),
                    seq.value())
                .stream()
                .findFirst());
  }

  @Override
  public Map<Seq, MessageAndThread> messages(RoomId room, Collection<Seq> seqs) {
    String sql =
        "select "
            + MessageColumns.ALL
            + """
            , (select max(x.seq) from messages x where x.room_id = m.room_id and x.thread = m.seq)
              as latest
            from unnest(?::bigint[]) as ask (seq)
            join lateral (
              select * from messages y where y.room_id = ? and y.seq = ask.seq limit 1
            ) m on true""";
    return database.statement(
        c -> {
          Map<Seq, MessageAndThread> found = new TreeMap<>();
          query(
              c,
              sql,
              row -> {
                Message message = MessageRows.message(row);
                Optional<Seq> latest = Optional.ofNullable(Columns.seq(row, "latest"));
                return found.put(message.seq(), new MessageAndThread(message, latest));
              },
              longs(c, seqs, Seq::value),
              room.value());
          return found;
        });
  }

  @Override
  public Reacted reacted(RoomId room, Seq seq, UserId user, Emoji emoji) {
    String sql =
        """
        select coalesce(bool_or(emoji = ? and user_id = ?), false) as mine,
          coalesce(bool_or(emoji = ?), false) as known, count(distinct emoji) as emojis
        from reactions where room_id = ? and seq = ?""";
    return database.statement(
        c ->
            query(
                    c,
                    sql,
                    row ->
                        new Reacted(
                            row.getBoolean("mine"), row.getBoolean("known"), row.getInt("emojis")),
                    emoji.value(),
                    user.value(),
                    emoji.value(),
                    room.value(),
                    seq.value())
                .getFirst());
  }

  @Override
  public boolean isBlocked(RoomId room, UserId somebody) {
    String sql =
        """
        select exists (
          select 1 from (select people from rooms where id = ? limit 1) r
          join lateral (
            select 1 from blocks x where x.blocked = ? and x.blocker = any(r.people) limit 1
          ) no on true
          where cardinality(r.people) = 2 and ? = any(r.people))""";
    return database.statement(
        c ->
            query(
                    c,
                    sql,
                    row -> row.getBoolean(1),
                    room.value(),
                    somebody.value(),
                    somebody.value())
                .getFirst());
  }

  @Override
  public List<Username> membersAmong(RoomId room, Set<Username> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    String sql =
        """
        select u.username from users u
        join memberships m on m.room_id = ? and m.user_id = u.id and m.left_seq is null
        where u.username_key = any(?) order by u.username_key
      """;
    return database.statement(
        c ->
            query(
                c,
                sql,
                row -> new Username(row.getString(1)),
                room.value(),
                texts(c, names, Username::key)));
  }

  @Override
  public boolean found(LockedRoom lockedRoom) {
    Room room = lockedRoom.room();
    String sql =
        """
        insert into rooms (id, kind, name, name_key, description, visibility, head, changed, event,
          first_seq, member_count, created_by, created_at, people, name_skeleton, skeleton_of)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";
    return database.statement(
        c -> {
          int made =
              update(
                  c,
                  sql,
                  room.id().value(),
                  word(room.kind()),
                  room.name().value(),
                  room.name().key(),
                  room.description().value(),
                  word(room.visibility()),
                  room.head().value(),
                  room.changed().value(),
                  word(room.event()),
                  room.firstSeq().value(),
                  room.memberCount(),
                  room.createdBy().value(),
                  Columns.time(room.createdAt()),
                  room.kind() == RoomKind.DIRECT ? people(c, lockedRoom) : null,
                  room.kind() == RoomKind.DIRECT ? null : room.name().skeleton(),
                  room.kind() == RoomKind.DIRECT ? null : room.name().value());
          if (made == 1) {
            PostBatchWriter.all(c, List.of(lockedRoom), PostBatchWriter.Then.MORE_FOLLOWS);
          }
          return made == 1;
        });
  }

  private static java.sql.Array people(Connection c, LockedRoom lockedRoom) throws SQLException {
    return JdbcDirects.people(
        c,
        DirectParticipants.of(
            lockedRoom.entries().stream()
                .filter(Entry.MemberEntry.class::isInstance)
                .map(entry -> ((Entry.MemberEntry) entry).member().user())
                .toList()));
  }

  @Override
  public boolean claim(Room room) {
    return database.statement(c -> RoomRows.claim(c, room));
  }

  @Override
  public void append(Collection<LockedRoom> ledgers) {
    append(ledgers, PostBatchWriter.Then.MORE_FOLLOWS);
  }

  @Override
  public void conclude(Collection<LockedRoom> ledgers) {
    append(ledgers, PostBatchWriter.Then.COMMIT);
  }

  private void append(Collection<LockedRoom> ledgers, PostBatchWriter.Then then) {
    List<LockedRoom> grown = ledgers.stream().filter(l -> !l.entries().isEmpty()).toList();
    if (!grown.isEmpty()) {
      database.statement(c -> PostBatchWriter.all(c, grown, then));
    }
  }

  @Override
  public List<Change> appended(RoomId room, Seq after, Seq upTo) {
    int count = Math.toIntExact(upTo.value() - after.value());
    return database.statement(c -> JdbcHistory.all(c, room, after, upTo, count));
  }
}
