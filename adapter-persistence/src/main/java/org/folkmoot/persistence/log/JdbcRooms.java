package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.database.PgArrayCodec.longs;
import static org.folkmoot.persistence.database.PgArrayCodec.uuids;
import static org.folkmoot.persistence.log.Columns.query;
import static org.folkmoot.persistence.log.Columns.update;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.OwnRoomSettings;
import org.folkmoot.application.view.RoomInfo;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.EmailAddress;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.folkmoot.persistence.database.Database;
import org.jspecify.annotations.Nullable;

/** Looks at rooms in PostgreSQL. */
@Singleton
public final class JdbcRooms implements Rooms {
  // What the reader hasn't read, from a range of the primary key that begins at the mark: also
  // what is older than their joining, if they have set it back so far. The first comparison spares
  // most rooms the look. One bound, not three: the planner takes each for a filter that leaves
  // little,
  // and would gather a range of any length before it counts a thousand of it.
  private static final String UNREAD =
      """
      m.read_seq < r.head and x.room_id = r.id
        and x.seq > greatest(m.read_seq, m.visible_from - 1, r.first_seq - 1)
        and x.sender_id <> m.user_id and x.deleted_at is null and x.kind <> 'system'
        and (x.thread is null or x.also_in_room)""";

  // Either counts up to 1,000 for each room. Those that name somebody have an index of their own,
  // so that a call isn't lost behind a thousand messages that call nobody.
  private static final String COUNTS =
      """
      left join lateral (
        select count(*) as unread from (select 1 from messages x where %1$s limit 1000) y
      ) counts on m.left_seq is null
      left join lateral (
        select count(*) as mentions from (
          select 1 from messages x
          where %1$s and x.mentions is not null and x.mentions @> array[u.username] limit 1000
        ) y
      ) names on m.left_seq is null"""
          .formatted(UNREAD);

  // Only the rooms that somebody put away are looked at for what was said since.
  private static final String CLOSED =
      """
      case when m.closed_seq is not null and not exists (
        select 1 from messages x where x.room_id = r.id and x.seq > m.closed_seq
      ) then m.closed_seq end as closed""";

  private static final String VIEW =
      """
      select r.*, m.role, m.left_seq, m.read_seq, m.read_rev, m.visible_from, m.joined_seq,
        m.hearing, m.hushed_until,
        counts.unread, names.mentions, (select current_epoch()) as epoch, u.rooms_version,
        %s,
        %s
      """
          .formatted(Rows.PEOPLE, CLOSED);

  // Whose rooms they are, in each row of them: a greeting needs no look of its own.
  private static final String READER =
      """
      , u.username as own_username, u.display_name as own_display_name, u.email as own_email,
        u.bio as own_bio, u.status as own_status, u.admin as own_admin, u.bot as own_bot,
        u.created_at as own_created_at
      """;

  private final Database database;

  public JdbcRooms(Database database) {
    this.database = database;
  }

  // Each room has a limit, so that the planner can't look for somebody's many in a scan of all.
  @Override
  public OwnRooms viewsOf(UserId reader) {
    String sql =
        VIEW
            + READER
            + """
              from users u
              left join (
                memberships m join lateral (
                  select * from rooms x where x.id = m.room_id and x.deleted_at is null limit 1
                ) r on true
              ) on m.user_id = u.id and m.left_seq is null
              """
            + COUNTS
            + " where u.id = ? order by r.name_key, r.id";
    return database.statement(
        c -> {
          Epoch[] epoch = {new Epoch("")};
          long[] version = {0};
          @Nullable User[] user = {null};
          List<Optional<OwnRoom>> rooms =
              query(
                  c,
                  sql,
                  row -> {
                    epoch[0] = new Epoch(row.getString("epoch"));
                    version[0] = row.getLong("rooms_version");
                    user[0] = user[0] == null ? user(reader, row) : user[0];
                    return row.getString("id") == null
                        ? Optional.<OwnRoom>empty()
                        : Optional.of(
                            new OwnRoom(
                                new RoomId(Columns.id(row, "id")),
                                view(row),
                                new Seq(row.getLong("visible_from")),
                                new Seq(row.getLong("joined_seq"))));
                  },
                  reader.value());
          return new OwnRooms(
              epoch[0], version[0], user[0], rooms.stream().flatMap(Optional::stream).toList());
        });
  }

  private static User user(UserId id, ResultSet row) throws SQLException {
    String email = row.getString("own_email");
    return new User(
        id,
        new Username(row.getString("own_username")),
        new DisplayName(row.getString("own_display_name")),
        email == null ? null : new EmailAddress(email),
        row.getString("own_bio"),
        row.getString("own_status"),
        row.getBoolean("own_admin"),
        row.getBoolean("own_bot"),
        Columns.instantOf(row, "own_created_at"));
  }

  private static RoomView view(ResultSet row) throws SQLException {
    RoomInfo room = Rows.roomInfo(row);
    long head = row.getLong("head");
    String role = row.getString("role");
    boolean in = role != null && row.getObject("left_seq") == null;
    return in
        ? RoomView.of(
            room,
            head,
            row.getLong("read_seq"),
            row.getInt("unread"),
            row.getInt("mentions"),
            role,
            OwnRoomSettings.of(row.getObject("closed", Long.class), hearing(row)))
        : RoomView.of(room, head, head, 0, 0, "none", OwnRoomSettings.NONE);
  }

  private static RoomNotifications hearing(ResultSet row) throws SQLException {
    String level = row.getString("hearing");
    return new RoomNotifications(
        level == null
            ? RoomNotifications.Level.ALL
            : Columns.word(RoomNotifications.Level.class, level, RoomNotifications.Level.ALL),
        Columns.instant(row, "hushed_until"));
  }

  @Override
  public Optional<RoomView> view(RoomId room, UserId reader) {
    String sql =
        VIEW
            + """
              from rooms r
              join users u on u.id = ?
              left join memberships m on m.room_id = r.id and m.user_id = u.id
              """
            + COUNTS
            + """

              where r.id = ? and r.deleted_at is null
                and (m.role is not null and m.left_seq is null
                  or r.kind = 'room' and r.visibility = 'public')""";
    return database.statement(
        c -> query(c, sql, JdbcRooms::view, reader.value(), room.value()).stream().findFirst());
  }

  @Override
  public Optional<RoomId> publicNamed(RoomName name) {
    String sql =
        """
        select id from rooms
        where name_key = ? and kind = 'room' and visibility = 'public' and deleted_at is null""";
    return database.statement(
        c ->
            query(c, sql, row -> new RoomId(Columns.id(row, "id")), name.key()).stream()
                .findFirst());
  }

  @Override
  public Directory directory(String query, @Nullable String after, int limit) {
    String sql =
        """
        select r.*, null::text[] as in_it from rooms r
        where kind = 'room' and visibility = 'public' and deleted_at is null
          and name_key > ? and position(? in name_key) > 0
        order by name_key limit ?""";
    return database.statement(
        c -> {
          List<RoomInfo> all =
              query(
                  c,
                  sql,
                  Rows::roomInfo,
                  after == null ? "" : after,
                  query.toLowerCase(Locale.ROOT),
                  limit + 1);
          return all.size() <= limit
              ? new Directory(all, null)
              : new Directory(
                  all.subList(0, limit), all.get(limit - 1).name().toLowerCase(Locale.ROOT));
        });
  }

  // The greatest character of all ends the range of names that begin so.
  private static String behind(String beginning) {
    return beginning + "\uDBFF\uDFFD";
  }

  @Override
  public Optional<Members> members(
      UserId reader, RoomId room, String beginning, @Nullable String after, int limit) {
    String sql =
        "select "
            + Rows.MEMBER_VIEW
            + """
               from memberships own
              join memberships m on m.room_id = own.room_id and m.left_seq is null
              join lateral (select * from users x where x.id = m.user_id limit 1) u on true
              where own.room_id = ? and own.user_id = ? and own.left_seq is null
                and m.username_key > ? and m.username_key >= ? and m.username_key < ?
              order by m.username_key limit ?""";
    String key = beginning.toLowerCase(Locale.ROOT);
    return database.statement(
        c -> {
          List<MemberView> all =
              query(
                  c,
                  sql,
                  Rows::memberView,
                  room.value(),
                  reader.value(),
                  after == null ? "" : after,
                  key,
                  behind(key),
                  limit + 1);
          if (all.size() > limit) {
            return Optional.of(new Members(all.subList(0, limit), Members.key(all.get(limit - 1))));
          }
          // Behind the last name there is nobody, for a member and for a stranger alike.
          boolean mayRead = !all.isEmpty() || isIn(c, reader, room);
          return mayRead ? Optional.of(new Members(all, null)) : Optional.empty();
        });
  }

  @Override
  public List<MemberView> membersAmong(
      RoomId room, Collection<UserId> users, String beginning, int limit) {
    String sql =
        "select "
            + Rows.MEMBER_VIEW
            + """
               from memberships m
              join lateral (select * from users x where x.id = m.user_id limit 1) u on true
              where m.room_id = ? and m.user_id = any(?) and m.left_seq is null
                and m.username_key >= ? and m.username_key < ?
              order by m.username_key limit ?""";
    String key = beginning.toLowerCase(Locale.ROOT);
    return database.statement(
        c ->
            query(
                c,
                sql,
                Rows::memberView,
                room.value(),
                uuids(c, users, UserId::value),
                key,
                behind(key),
                limit));
  }

  private static boolean isIn(Connection c, UserId reader, RoomId room) throws SQLException {
    return !query(
            c,
            "select 1 from memberships where room_id = ? and user_id = ? and left_seq is null",
            row -> row.getInt(1),
            room.value(),
            reader.value())
        .isEmpty();
  }

  @Override
  public Optional<ReadMark> markRead(UserId reader, RoomId room, Seq seq, boolean back) {
    String move =
        """
        update memberships m set read_rev = read_rev + 1, read_seq = least(?, r.head)
        from rooms r
        where r.id = m.room_id and m.room_id = ? and m.user_id = ? and m.left_seq is null
          and (least(?, r.head) > m.read_seq or ? and least(?, r.head) < m.read_seq)""";
    long to = seq.value();
    return database.statement(
        c -> {
          update(c, move, to, room.value(), reader.value(), to, back, to);
          return Optional.ofNullable(marks(c, reader, List.of(room)).get(room));
        });
  }

  // All are locked in one order first, so that two devices that read everything don't wait for
  // each other.
  @Override
  public Map<RoomId, ReadMark> markRead(UserId reader, Map<RoomId, Seq> marks) {
    String move =
        """
        with wish as (select * from unnest(?, ?) as wish (room_id, seq)),
        own as (
          select m.room_id, least(wish.seq, r.head) as seq
          from memberships m join wish using (room_id) join rooms r on r.id = m.room_id
          where m.user_id = ? and m.left_seq is null
          order by m.room_id for update of m)
        update memberships m set read_rev = m.read_rev + 1, read_seq = own.seq from own
        where m.room_id = own.room_id and m.user_id = ? and own.seq > m.read_seq
        returning m.room_id""";
    var wishes = List.copyOf(marks.entrySet());
    return database.statement(
        c ->
            marks(
                c,
                reader,
                query(
                    c,
                    move,
                    row -> new RoomId(Columns.id(row, "room_id")),
                    uuids(c, wishes, wish -> wish.getKey().value()),
                    longs(c, wishes, wish -> wish.getValue().value()),
                    reader.value(),
                    reader.value())));
  }

  private static Map<RoomId, ReadMark> marks(Connection c, UserId reader, List<RoomId> rooms)
      throws SQLException {
    String look =
        "select m.room_id, r.head, m.read_seq, m.read_rev, counts.unread, names.mentions,"
            + " u.shows_reading and r.member_count <= "
            + SHOWS_READING_UP_TO
            + " as shown"
            + " from memberships m"
            + " join lateral (select * from rooms x where x.id = m.room_id limit 1) r on true"
            + " join users u on u.id = m.user_id "
            + COUNTS
            + " where m.room_id = any(?) and m.user_id = ? and m.left_seq is null";
    Map<RoomId, ReadMark> marks = new LinkedHashMap<>();
    query(
        c,
        look,
        row ->
            marks.put(
                new RoomId(Columns.id(row, "room_id")),
                new ReadMark(
                    new Seq(row.getLong("read_seq")),
                    row.getLong("read_rev"),
                    new Seq(row.getLong("head")),
                    row.getInt("unread"),
                    row.getInt("mentions"),
                    row.getBoolean("shown"))),
        uuids(c, rooms, RoomId::value),
        reader.value());
    return marks;
  }
}
