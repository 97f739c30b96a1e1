package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.log.Columns.id;
import static org.folkmoot.persistence.log.Columns.instant;
import static org.folkmoot.persistence.log.Columns.instantOf;
import static org.folkmoot.persistence.log.Columns.moment;
import static org.folkmoot.persistence.log.Columns.seq;
import static org.folkmoot.persistence.log.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.folkmoot.application.view.ByView;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.Moment;
import org.folkmoot.application.view.ReactionView;
import org.folkmoot.application.view.Replies;
import org.folkmoot.application.view.ReplyTo;
import org.folkmoot.application.view.SystemView;
import org.folkmoot.application.view.ThreadInfo;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.message.Body;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.LastChange;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageContent;
import org.folkmoot.domain.message.MessageKind;
import org.folkmoot.domain.message.SystemEvent;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.message.TimelineEvent;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/**
 * Messages with all that readers see of them, in one statement: reactions read in a second one
 * could be newer than the message that they stand below.
 */
final class MessageRows {
  private MessageRows() {}

  /**
   * All of a message, from {@code reader(visible_from, user_id)} and {@code m}, a lateral choice of
   * messages that may be empty. The reader's row comes back even then, without a message: that is
   * how one who may read nothing new differs from one who may not read. They come in no order. What
   * is answered has a limit, and so has who said something, so that the planner can't look for them
   * in a scan of all.
   */
  static String select(String reader, String messages) {
    return select("", reader, messages);
  }

  /** The same with more columns of the reader's. */
  static String select(String columns, String reader, String messages) {
    return """
        with reader as materialized (%s)
        select %s%s,
          s.username as sender_username, s.display_name as sender_display_name,
          case when m.by_user is not null then (%s) end as by_username,
          case when m.told_user is not null then (%s) end as told,
          case when m.reply_to is not null then (%s) end as answered,
          case when m.reacted then (%s) end as reactions,
          case when m.has_replies is not false then (%s) end as replies,
          case when m.thread is not null or m.has_thread then (%s) end as thread_info
        from reader
        left join lateral (%s) m on true
        left join lateral (
          select x.username, x.display_name from users x where x.id = m.sender_id limit 1
        ) s on true
        """
        .formatted(
            reader,
            columns,
            MessageColumns.ALL,
            BY,
            TOLD,
            ANSWERED,
            REACTIONS,
            REPLIES,
            THREAD,
            messages);
  }

  // What few messages have is looked up for those alone: a join would look for all.
  private static final String BY = "select x.username from users x where x.id = m.by_user";

  private static final String TOLD =
      "select array[x.id::text, x.username, x.display_name] from users x where x.id = m.told_user";

  // Whoever said it, and how it began if that may be told.
  private static final String ANSWERED =
      """
      select array[u.id::text, u.username, u.display_name]
        || case when a.deleted_at is null and not (reader.user_id is null and home.hides_history)
          then array[left(a.body, 140)] end
      from messages a
      join lateral (select * from users x where x.id = a.sender_id limit 1) u on true
      join lateral (select * from rooms x where x.id = a.room_id limit 1) home on true
      where a.room_id = m.room_id and a.seq = m.reply_to and a.seq >= reader.visible_from
      limit 1""";

  // A row for each emoji, as long as all others: the emoji, how many, whether the reader is one of
  // them, and then the first who did it, with nulls where there are fewer.
  private static final String REACTIONS =
      """
      select array_agg(array[x.emoji, x.count::text, x.mine::text] || x.users order by x.first)
      from (
        select r.emoji, count(*) as count, bool_or(r.user_id is not distinct from reader.user_id)
            as mine, min(r.added) as first,
          (array_agg(u.username order by r.added) || array_fill(null::text, array[%1$s]))[1:%1$s]
            as users
        from reactions r
        join lateral (select * from users y where y.id = r.user_id limit 1) u on true
        where r.room_id = m.room_id and r.seq = m.seq
        group by r.emoji
      ) x"""
          .formatted(ReactionView.USERS_MAX);

  // How many, and the last.
  private static final String REPLIES =
      """
      select array[count(*), max(r.seq)] from messages r
      where r.room_id = m.room_id and r.reply_to = m.seq and r.deleted_at is null
      having count(*) > 0""";

  // A row for each of those who wrote last in the thread that the message stands in or begins: how
  // many messages there are in all, which is theirs and when that was, and who they are. The first
  // row's three are the thread's. The innermost reads its index alone.
  static final String THREAD =
      """
      select array_agg(array[x.count::text, x.last::text,
          (select floor(extract(epoch from y.created_at) * 1000)::bigint::text from messages y
           where y.room_id = m.room_id and y.seq = x.last),
          u.id::text, u.username, u.display_name] order by x.last desc)
      from (
        select t.sender_id, max(t.seq) as last, sum(count(*)) over () as count from messages t
        where t.room_id = m.room_id and t.thread = coalesce(m.thread, m.seq)
          and t.deleted_at is null and t.seq >= greatest(reader.visible_from,
            (select y.first_seq from rooms y where y.id = m.room_id))
        group by t.sender_id order by last desc limit %d
      ) x
      join lateral (select * from users y where y.id = x.sender_id limit 1) u on true"""
          .formatted(ThreadInfo.PEOPLE_MAX);

  /** Who is in the room, with the user and the room as parameters. */
  static final String MEMBER =
      """
      select greatest(p.visible_from, r.first_seq) as visible_from, p.user_id, p.room_id
      from memberships p join rooms r on r.id = p.room_id
      where p.user_id = ? and p.room_id = ? and p.left_seq is null and r.deleted_at is null""";

  /** Nobody in particular, who may see everything: for a tail. */
  static final String NOBODY = "select 0::bigint as visible_from, null::uuid as user_id";

  /** A whole message, as the rules want it. */
  static Message message(ResultSet row) throws SQLException {
    String clientId = row.getString("client_id");
    return new Message(
        new RoomId(id(row, "room_id")),
        new Seq(row.getLong("seq")),
        new Seq(row.getLong("changed")),
        new UserId(id(row, "sender_id")),
        clientId == null ? null : new ClientId(clientId),
        content(row),
        seq(row, "reply_to"),
        place(row),
        instantOf(row, "created_at"),
        instant(row, "edited_at"),
        instant(row, "deleted_at"),
        by(row));
  }

  /** Where in a thread a message stands; null where it stands in none. */
  static @Nullable ThreadPlace place(ResultSet row) throws SQLException {
    Seq root = seq(row, "thread");
    return root == null ? null : new ThreadPlace(root, row.getBoolean("also_in_room"));
  }

  private static MessageContent content(ResultSet row) throws SQLException {
    Body body = new Body(row.getString("body"));
    return switch (word(MessageKind.class, row.getString("kind"), MessageKind.UNKNOWN)) {
      case TEXT ->
          new MessageContent.Text(
              body, Rows.texts(row, "mentions").stream().map(Username::new).toList());
      case SYSTEM -> new MessageContent.Event(systemEvent(row));
      case UNKNOWN -> new MessageContent.Unknown(body);
    };
  }

  private static SystemEvent systemEvent(ResultSet row) throws SQLException {
    String role = row.getString("told_role");
    String name = row.getString("told_name");
    return new SystemEvent(
        word(TimelineEvent.class, row.getString("told_event"), TimelineEvent.UNKNOWN),
        new UserId(id(row, "told_user")),
        role == null ? null : word(Role.class, role, Role.UNKNOWN),
        name == null ? null : new RoomName(name));
  }

  private static @Nullable LastChange by(ResultSet row) throws SQLException {
    @Nullable UUID user = row.getObject("by_user", UUID.class);
    String emoji = row.getString("by_emoji");
    return user == null
        ? null
        : new LastChange(
            new UserId(user),
            emoji == null ? null : new Emoji(emoji),
            row.getObject("by_on", Boolean.class));
  }

  static boolean hasMessage(ResultSet row) throws SQLException {
    return row.getString("room_id") != null;
  }

  static Change change(ResultSet row) throws SQLException {
    String by = row.getString("by_username");
    return new Change.MessageChange(
        new RoomId(Columns.id(row, "room_id")),
        new Seq(row.getLong("changed")),
        view(row),
        by == null
            ? null
            : new ByView(by, row.getString("by_emoji"), row.getObject("by_on", Boolean.class)),
        place(row) == null ? null : threadInfo(row));
  }

  static MessageView view(ResultSet row) throws SQLException {
    UserRef system = ref(Rows.texts(row, "told"));
    ThreadPlace place = place(row);
    return new MessageView(
        row.getString("room_id"),
        row.getLong("seq"),
        row.getLong("changed"),
        row.getString("kind"),
        Objects.requireNonNull(Rows.ref(row, "sender")),
        row.getString("client_id"),
        row.getString("body"),
        Objects.requireNonNull(moment(row, "created_at")),
        moment(row, "edited_at"),
        moment(row, "deleted_at"),
        replyTo(row),
        replies(row),
        place == null ? null : place.root().value(),
        (place != null && place.alsoInRoom()) ? true : null,
        place == null ? threadInfo(row) : null,
        Rows.texts(row, "mentions"),
        reactions(row),
        List.of(),
        system == null
            ? null
            : new SystemView(
                row.getString("told_event"),
                system,
                row.getString("told_role"),
                row.getString("told_name")));
  }

  private static @Nullable ReplyTo replyTo(ResultSet row) throws SQLException {
    List<String> answered = Rows.texts(row, "answered");
    UserRef sender = ref(answered);
    return sender == null
        ? null
        : new ReplyTo(
            row.getLong("reply_to"), sender, answered.size() > 3 ? answered.get(3) : null);
  }

  private static @Nullable Replies replies(ResultSet row) throws SQLException {
    java.sql.Array replies = row.getArray("replies");
    if (replies == null) {
      return null;
    }
    Long[] countAndLast = (Long[]) replies.getArray();
    return new Replies(countAndLast[0].intValue(), countAndLast[1]);
  }

  /** What stands in a message's own thread; null where nothing does. */
  static @Nullable ThreadInfo threadInfo(ResultSet row) throws SQLException {
    java.sql.Array rows = row.getArray("thread_info");
    if (rows == null) {
      return null;
    }
    String[][] latest = (String[][]) rows.getArray();
    return new ThreadInfo(
        Integer.parseInt(latest[0][0]),
        Long.parseLong(latest[0][1]),
        Moment.text(Instant.ofEpochMilli(Long.parseLong(latest[0][2]))),
        Arrays.stream(latest).map(one -> new UserRef(one[3], one[4], one[5], null)).toList());
  }

  /** Somebody's name, from texts that begin with it; null where there are none. */
  private static @Nullable UserRef ref(List<String> texts) {
    return texts.isEmpty() ? null : new UserRef(texts.get(0), texts.get(1), texts.get(2), null);
  }

  private static List<ReactionView> reactions(ResultSet row) throws SQLException {
    java.sql.Array reactions = row.getArray("reactions");
    return reactions == null
        ? List.of()
        : Arrays.stream((String[][]) reactions.getArray()).map(MessageRows::reaction).toList();
  }

  private static ReactionView reaction(String[] parts) {
    return new ReactionView(
        parts[0],
        Integer.parseInt(parts[1]),
        Arrays.stream(parts).skip(3).filter(Objects::nonNull).toList(),
        Boolean.parseBoolean(parts[2]) ? true : null);
  }
}
