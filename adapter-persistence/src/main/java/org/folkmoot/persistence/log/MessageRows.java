package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.log.Columns.moment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.folkmoot.application.view.ByView;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.ReactionView;
import org.folkmoot.application.view.Replies;
import org.folkmoot.application.view.ReplyTo;
import org.folkmoot.application.view.SystemView;
import org.folkmoot.application.view.UserRef;
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
   * how one who may read nothing new differs from one who may not read. What is answered has a
   * limit, so that the planner can't look for it in a scan of all messages.
   */
  static String select(String reader, String messages, String order) {
    return select("", reader, messages, order);
  }

  /** The same with more columns of the reader's. */
  static String select(String columns, String reader, String messages, String order) {
    return """
        with reader as materialized (%s)
        select %sm.room_id, m.seq, m.changed, m.kind, m.client_id, m.body, m.created_at, m.edited_at,
          m.deleted_at, m.reply_to, m.mentions, m.told_event, m.told_role, m.told_name, m.by_emoji, m.by_on,
          m.sender_id, s.username as sender_username, s.display_name as sender_display_name,
          b.username as by_username,
          e.id as told_id, e.username as told_username, e.display_name as told_display_name,
          a.sender_id as answered_id, au.username as answered_username,
          au.display_name as answered_display_name,
          case when a.deleted_at is null and not (reader.user_id is null and home.hides_history)
            then left(a.body, 140) end as excerpt,
          replies.count as reply_count, replies.last_seq as reply_last,
          case when m.reacted then (%s) end as reactions
        from reader
        left join lateral (%s) m on true
        left join users s on s.id = m.sender_id
        left join users b on b.id = m.by_user
        left join users e on e.id = m.told_user
        left join lateral (
          select x.* from messages x
          where x.room_id = m.room_id and x.seq = m.reply_to and x.seq >= reader.visible_from
          limit 1
        ) a on true
        left join users au on au.id = a.sender_id
        left join rooms home on home.id = a.room_id
        left join lateral (
          select count(*) as count, max(r.seq) as last_seq from messages r
          where r.room_id = m.room_id and r.reply_to = m.seq and r.deleted_at is null
        ) replies on m.seq is not null
        order by %s
        """
        .formatted(reader, columns, REACTIONS, messages, order);
  }

  // One text for each emoji: emoji|count|mine|name,name,… None of the parts can hold a bar or, but
  // for the last, a comma.
  private static final String REACTIONS =
      """
      select array_agg(x.emoji || '|' || x.count || '|' || x.mine || '|' || x.users order by x.first)
      from (
        select r.emoji, count(*) as count, bool_or(r.user_id is not distinct from reader.user_id)
            as mine, min(r.added) as first,
          array_to_string((array_agg(u.username order by r.added))[1:20], ',') as users
        from reactions r join users u on u.id = r.user_id
        where r.room_id = m.room_id and r.seq = m.seq
        group by r.emoji
      ) x""";

  /** Who is in the room, with the user and the room as parameters. */
  static final String MEMBER =
      """
      select greatest(p.visible_from, r.first_seq) as visible_from, p.user_id, p.room_id
      from memberships p join rooms r on r.id = p.room_id
      where p.user_id = ? and p.room_id = ? and p.left_seq is null and r.deleted_at is null""";

  /** Nobody in particular, who may see everything: for a tail. */
  static final String NOBODY = "select 0::bigint as visible_from, null::uuid as user_id";

  static boolean hasMessage(ResultSet row) throws SQLException {
    return row.getString("room_id") != null;
  }

  static Change change(ResultSet row) throws SQLException {
    String by = row.getString("by_username");
    return new Change.MessageChange(
        row.getString("room_id"),
        row.getLong("changed"),
        view(row),
        by == null
            ? null
            : new ByView(by, row.getString("by_emoji"), row.getObject("by_on", Boolean.class)));
  }

  static MessageView view(ResultSet row) throws SQLException {
    int replies = row.getInt("reply_count");
    UserRef system = Rows.ref(row, "told");
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
        replies == 0 ? null : new Replies(replies, row.getLong("reply_last")),
        Rows.texts(row, "mentions"),
        reactions(Rows.texts(row, "reactions")),
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
    UserRef answered = Rows.ref(row, "answered");
    return answered == null
        ? null
        : new ReplyTo(row.getLong("reply_to"), answered, row.getString("excerpt"));
  }

  private static List<ReactionView> reactions(List<String> texts) {
    List<ReactionView> reactions = new ArrayList<>();
    for (String text : texts) {
      String[] parts = text.split("\\|", 4);
      reactions.add(
          new ReactionView(
              parts[0],
              Integer.parseInt(parts[1]),
              List.of(parts[3].split(",")),
              parts[2].startsWith("t") ? true : null));
    }
    return reactions;
  }
}
