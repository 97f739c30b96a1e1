package org.folkmoot.load.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.folkmoot.load.client.MessageState;

/** Reads all rooms as the database holds them, at one instant and past Folkmoot. */
public final class TruthReader {
  /** The columns of a message: one that isn't here would be looked at by nobody. */
  private static final Set<String> MESSAGE =
      Set.of(
          // compared with what clients hold
          "room_id",
          "seq",
          "changed",
          "kind",
          "sender_id",
          "client_id",
          "body",
          "edited_at",
          "deleted_at",
          "reply_to",
          "thread",
          "also_in_room",
          "mentions",
          "told_event",
          "told_user",
          // of no interest when all is over, or seen by what is above
          "created_at",
          "told_role",
          "told_name",
          "by_user",
          "by_emoji",
          "by_on",
          "reacted",
          "has_replies",
          "has_thread");

  private final String url;
  private final String user;
  private final String password;

  public TruthReader(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  @FunctionalInterface
  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  /** The heads of all rooms. */
  public Map<String, Long> heads() throws SQLException {
    Map<String, Long> heads = new HashMap<>();
    try (Connection c = connect()) {
      each(
          c,
          "select id, head from folkmoot.rooms where deleted_at is null",
          row -> heads.put(row.getString("id"), row.getLong("head")));
    }
    return heads;
  }

  /** By username the rooms that each is in. */
  public Map<String, List<String>> roomsOf() throws SQLException {
    Map<String, List<String>> rooms = new HashMap<>();
    try (Connection c = connect()) {
      each(
          c,
          """
          select u.username, m.room_id from folkmoot.memberships m
          join folkmoot.users u on u.id = m.user_id
          join folkmoot.rooms r on r.id = m.room_id and r.deleted_at is null
          where m.left_seq is null""",
          row ->
              rooms
                  .computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                  .add(row.getString(2)));
    }
    return rooms;
  }

  public Truth read() throws SQLException {
    try (Connection c = connect()) {
      c.setAutoCommit(false);
      c.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Map<String, Truth.Room> rooms = new HashMap<>();
      each(
          c,
          "select * from folkmoot.rooms where deleted_at is null",
          row ->
              rooms.put(
                  row.getString("id"),
                  new Truth.Room(
                      row.getString("id"),
                      row.getString("name"),
                      row.getString("visibility"),
                      row.getLong("head"),
                      row.getLong("changed"),
                      new ArrayList<>(),
                      new HashMap<>())));
      members(c, rooms);
      mustKnowMessages(c);
      messages(c, rooms, reactions(c));
      String[] epoch = {""};
      each(c, "select folkmoot.current_epoch()", row -> epoch[0] = row.getString(1));
      return new Truth(epoch[0], rooms);
    }
  }

  private static void members(Connection c, Map<String, Truth.Room> rooms) throws SQLException {
    each(
        c,
        """
        select m.*, u.username from folkmoot.memberships m
        join folkmoot.users u on u.id = m.user_id""",
        row -> {
          Truth.Room room = rooms.get(row.getString("room_id"));
          if (room != null) {
            String username = row.getString("username");
            long left = row.getLong("left_seq");
            room.members()
                .put(
                    username,
                    new Truth.Member(
                        username,
                        row.getString("role"),
                        row.getLong("changed"),
                        row.getObject("left_seq") == null ? -1 : left,
                        row.getLong("visible_from"),
                        row.getLong("read_seq")));
          }
        });
  }

  private static Map<String, SortedMap<String, List<String>>> reactions(Connection c)
      throws SQLException {
    Map<String, SortedMap<String, List<String>>> reactions = new HashMap<>();
    each(
        c,
        """
        select x.room_id, x.seq, x.emoji, u.username from folkmoot.reactions x
        join folkmoot.users u on u.id = x.user_id""",
        row ->
            reactions
                .computeIfAbsent(
                    row.getString("room_id") + " " + row.getLong("seq"), key -> new TreeMap<>())
                .computeIfAbsent(row.getString("emoji"), emoji -> new ArrayList<>())
                .add(row.getString("username")));
    return reactions;
  }

  private static void mustKnowMessages(Connection c) throws SQLException {
    each(
        c,
        """
        select column_name from information_schema.columns
        where table_schema = 'folkmoot' and table_name = 'messages'""",
        row -> {
          if (!MESSAGE.contains(row.getString(1))) {
            throw new IllegalStateException("nobody looks at messages." + row.getString(1));
          }
        });
  }

  private static void messages(
      Connection c,
      Map<String, Truth.Room> rooms,
      Map<String, SortedMap<String, List<String>>> reactions)
      throws SQLException {
    each(
        c,
        """
        select m.*, u.username as sender, t.username as told_username from folkmoot.messages m
        join folkmoot.users u on u.id = m.sender_id
        left join folkmoot.users t on t.id = m.told_user
        order by m.room_id, m.seq""",
        row -> {
          Truth.Room room = rooms.get(row.getString("room_id"));
          if (room != null) {
            String key = room.id() + " " + row.getLong("seq");
            room.messages().add(message(row, reactions.getOrDefault(key, new TreeMap<>())));
          }
        });
  }

  private static MessageState message(ResultSet row, SortedMap<String, List<String>> reactions)
      throws SQLException {
    String clientId = row.getString("client_id");
    String event = row.getString("told_event");
    return new MessageState(
        row.getLong("seq"),
        row.getLong("changed"),
        row.getString("kind"),
        row.getString("sender"),
        clientId == null ? "" : clientId,
        row.getString("body"),
        row.getObject("edited_at") != null,
        row.getObject("deleted_at") != null,
        row.getLong("reply_to"),
        row.getLong("thread"),
        row.getBoolean("also_in_room"),
        row.getArray("mentions") == null
            ? List.of()
            : List.of((String[]) row.getArray("mentions").getArray()),
        event == null ? "" : MessageState.told(event, row.getString("told_username")),
        reactions);
  }

  private static void each(Connection c, String sql, Row reader) throws SQLException {
    try (PreparedStatement statement = c.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        reader.read(rows);
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }
}
