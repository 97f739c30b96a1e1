package org.folkmoot.persistence.log;

import static org.folkmoot.persistence.log.Columns.array;
import static org.folkmoot.persistence.log.Columns.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.folkmoot.application.log.RoomLog.Ask;
import org.folkmoot.application.log.RoomLog.Look;
import org.folkmoot.application.view.ReplyTo;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.user.Username;

/** What a whole batch of posts wants to know, in one look (and one more if anybody is named). */
final class Looks {
  private static final String ANSWERED_COLUMNS =
      """
      a.seq as answered, a.excerpt, au.id as answered_id, au.username as answered_username,
        au.display_name as answered_display_name""";

  private static final String ANSWERED =
      """
      left join lateral (
        select x.seq, x.sender_id, case when x.deleted_at is null and not r.hides_history
          then left(x.body, 140) end as excerpt
        from messages x join rooms r on r.id = x.room_id
        where x.room_id = ask.room and x.seq = ask.reply limit 1
      ) a on true
      left join users au on au.id = a.sender_id
      """;

  private static final String BLOCKED_COLUMN = "b.blocker is not null as blocked";

  private static final String BLOCKED =
      """
      left join lateral (
        select x.blocker from blocks x join rooms r on r.id = ask.room
        where x.blocked = ask.sender and cardinality(r.people) = 2 and x.blocker = any(r.people)
          and ask.sender = any(r.people)
        limit 1
      ) b on true""";

  private static final String PLAIN = look(false, false);
  private static final String WITH_ANSWERS = look(true, false);
  private static final String WITH_BLOCKS = look(false, true);
  private static final String WITH_ALL = look(true, true);

  // Each lateral has a limit, so that the planner can't turn it into a scan of all messages. What
  // nobody in the batch needs isn't looked for: a plain post is by far the commonest.
  private static String look(boolean answers, boolean blocks) {
    return """
        select u.id as sender_id, u.username as sender_username,
          u.display_name as sender_display_name, k.seq as known, m.posted_at, %s, %s,
          %s
        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[]) with ordinality
          as ask (room, sender, client, reply, place)
        left join users u on u.id = ask.sender
        left join lateral (
          select * from memberships x where x.room_id = ask.room and x.user_id = ask.sender limit 1
        ) m on true
        left join lateral (
          select x.seq from messages x
          where x.room_id = ask.room and x.sender_id = ask.sender and x.client_id = ask.client limit 1
        ) k on true
        %s%s
        order by ask.place"""
        .formatted(
            answers ? ANSWERED_COLUMNS : "null::uuid as answered_id",
            blocks ? BLOCKED_COLUMN : "false as blocked",
            Rows.MEMBER,
            answers ? ANSWERED : "",
            blocks ? BLOCKED : "");
  }

  private static String lookFor(List<Ask> asks) {
    boolean answers = asks.stream().anyMatch(ask -> ask.replyTo() != null);
    boolean blocks = asks.stream().anyMatch(Ask::direct);
    return answers ? (blocks ? WITH_ALL : WITH_ANSWERS) : (blocks ? WITH_BLOCKS : PLAIN);
  }

  private static final String NAMED =
      """
      select ask.place, u.username
      from unnest(?::int[], ?::uuid[], ?::text[]) as ask (place, room, name)
      join users u on u.username_key = ask.name
      join memberships m on m.room_id = ask.room and m.user_id = u.id and m.left_seq is null
      order by ask.place, u.username_key
      """;

  private Looks() {}

  static List<Look> read(Connection c, List<Ask> asks) throws SQLException {
    Map<Integer, List<Username>> named = named(c, asks);
    List<Look> bare =
        query(
            c,
            lookFor(asks),
            Looks::look,
            array(c, "uuid", asks, ask -> ask.room().value()),
            array(c, "uuid", asks, ask -> ask.sender().value()),
            array(c, "text", asks, ask -> ask.clientId().value()),
            array(c, "bigint", asks, ask -> Columns.number(ask.replyTo())));
    if (named.isEmpty()) {
      return bare;
    }
    List<Look> looks = new ArrayList<>(bare.size());
    for (int i = 0; i < bare.size(); i++) {
      Look look = bare.get(i);
      looks.add(
          new Look(
              look.sender(),
              look.member(),
              look.lastPost(),
              look.known(),
              look.replyTo(),
              named.getOrDefault(i, List.of()),
              look.blocked()));
    }
    return looks;
  }

  private static Look look(ResultSet row) throws SQLException {
    Optional<ReplyTo> answered = Optional.empty();
    UserRef answeredSender = Rows.ref(row, "answered");
    if (answeredSender != null) {
      answered =
          Optional.of(
              new ReplyTo(row.getLong("answered"), answeredSender, row.getString("excerpt")));
    }
    return new Look(
        Objects.requireNonNull(Rows.ref(row, "sender")),
        Rows.member(row),
        Optional.ofNullable(Columns.instant(row, "posted_at")),
        Optional.ofNullable(Columns.seq(row, "known")),
        answered,
        List.of(),
        row.getBoolean("blocked"));
  }

  private record Named(int place, Ask ask, Username name) {}

  private static Map<Integer, List<Username>> named(Connection c, List<Ask> asks)
      throws SQLException {
    List<Named> names =
        IntStream.range(0, asks.size())
            .boxed()
            .flatMap(i -> asks.get(i).names().stream().map(n -> new Named(i, asks.get(i), n)))
            .toList();
    Map<Integer, List<Username>> found = new HashMap<>();
    if (!names.isEmpty()) {
      query(
          c,
          NAMED,
          row ->
              found
                  .computeIfAbsent(row.getInt("place"), place -> new ArrayList<>())
                  .add(new Username(row.getString("username"))),
          array(c, "int", names, Named::place),
          array(c, "uuid", names, n -> n.ask().room().value()),
          array(c, "text", names, n -> n.name().key()));
    }
    return found;
  }
}
