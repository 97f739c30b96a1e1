package org.folkmoot.persistence.log;

import static java.util.stream.Collectors.toSet;
import static org.folkmoot.persistence.database.PgArrayCodec.ints;
import static org.folkmoot.persistence.database.PgArrayCodec.longs;
import static org.folkmoot.persistence.database.PgArrayCodec.texts;
import static org.folkmoot.persistence.database.PgArrayCodec.uuids;
import static org.folkmoot.persistence.log.Columns.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.folkmoot.application.log.RoomLog.PostFacts;
import org.folkmoot.application.log.RoomLog.PostLookup;
import org.folkmoot.application.view.ReplyTo;
import org.folkmoot.application.view.ThreadInfo;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.PostContext;
import org.folkmoot.domain.rules.ThreadRoot;
import org.folkmoot.domain.user.Username;
import org.folkmoot.persistence.log.SenderCache.Sender;
import org.folkmoot.persistence.log.SenderCache.SenderState;
import org.jspecify.annotations.Nullable;

/**
 * What a whole batch of posts wants to know: of those who post, what {@link SenderCache} doesn't
 * remember; one question more each if somebody is named in it, or something is answered.
 *
 * <p>Whoever says much says it in one batch, so senders are looked up once and not for each post.
 * Each lateral has a limit, so that the planner can't turn it into a scan of everything.
 */
final class PostLookups {
  private static final String SENDERS =
      """
      select who.place, u.id as sender_id, u.username as sender_username,
        u.display_name as sender_display_name, m.posted_at, %s as blocked, %s
      from unnest(?::uuid[], ?::uuid[]) with ordinality as who (room, sender, place)
      join lateral (select * from users x where x.id = who.sender limit 1) u on true
      left join lateral (
        select * from memberships x where x.room_id = who.room and x.user_id = who.sender limit 1
      ) m on true""";

  private static final String BLOCKED =
      """
      exists (
        select 1 from (select x.people from rooms x where x.id = who.room limit 1) r
        join blocks x on x.blocker = any(r.people)
        where cardinality(r.people) = 2 and who.sender = any(r.people) and x.blocked = who.sender
        offset 0)""";

  private static final String WHERE_NOBODY_BLOCKS = SENDERS.formatted("false", Rows.MEMBER);
  private static final String ANYWHERE = SENDERS.formatted(BLOCKED, Rows.MEMBER);

  private static final String KNOWN =
      """
      select ask.place, k.seq as known
      from unnest(?::uuid[], ?::uuid[], ?::text[]) with ordinality
        as ask (room, sender, client, place)
      join lateral (
        select x.seq from messages x
        where x.room_id = ask.room and x.sender_id = ask.sender and x.client_id = ask.client limit 1
      ) k on true""";

  private static final String ANSWERED =
      """
      select ask.place, a.seq as answered, a.thread, a.also_in_room, a.excerpt, u.id as answered_id,
        u.username as answered_username, u.display_name as answered_display_name
      from unnest(?::int[], ?::uuid[], ?::bigint[]) as ask (place, room, reply)
      join lateral (
        select x.seq, x.sender_id, x.thread, x.also_in_room, case when x.deleted_at is null and not r.hides_history
          then left(x.body, 140) end as excerpt
        from messages x join rooms r on r.id = x.room_id
        where x.room_id = ask.room and x.seq = ask.reply limit 1
      ) a on true
      join users u on u.id = a.sender_id""";

  private static final String THREADS =
      """
      select ask.place, m.seq, m.kind = 'text' as is_text, m.thread, m.also_in_room,
        m.deleted_at is not null as is_deleted, (%s) as thread_info,
        (select max(x.seq) from messages x where x.room_id = m.room_id and x.thread = m.seq)
          as latest
      from unnest(?::int[], ?::uuid[], ?::bigint[]) as ask (place, room, root)
      cross join (%s) reader
      join lateral (
        select * from messages x where x.room_id = ask.room and x.seq = ask.root limit 1
      ) m on true"""
          .formatted(MessageRows.THREAD, MessageRows.NOBODY);

  private static final String NAMED =
      """
      select ask.place, u.username
      from unnest(?::int[], ?::uuid[], ?::text[]) as ask (place, room, name)
      join users u on u.username_key = ask.name
      join memberships m on m.room_id = ask.room and m.user_id = u.id and m.left_seq is null
      order by ask.place, u.username_key
      """;

  private final List<PostLookup> asks;
  private final SenderCache.Recalled recalled;

  PostLookups(List<PostLookup> asks, SenderCache senders) {
    this.asks = asks;
    this.recalled = senders.recall(asks.stream().map(PostLookups::sender).collect(toSet()));
  }

  /** What is asked right after the lock, about those who post. */
  List<Columns.Query> questions(Connection c, Collection<RoomId> rooms) throws SQLException {
    List<Columns.Query> questions = new ArrayList<>(2);
    recalled.question(c).ifPresent(questions::add);
    if (!recalled.strangers().isEmpty()) {
      boolean direct = recalled.mayBeDirect(rooms);
      questions.add(senders(c, recalled.strangers(), direct ? ANYWHERE : WHERE_NOBODY_BLOCKS));
    }
    return questions;
  }

  private Columns.Query senders(Connection c, Collection<Sender> those, String sql)
      throws SQLException {
    List<Sender> senders = List.copyOf(those);
    return new Columns.Query(
        sql,
        row -> recalled.see(senders.get(row.getInt("place") - 1), standing(row)),
        List.of(
            uuids(c, senders, sender -> sender.room().value()),
            uuids(c, senders, sender -> sender.user().value())));
  }

  /** After these have been answered: whose standing has changed, and what only some ask. */
  List<PostFacts> read(Connection c, Map<RoomId, LockedRoom> locked, SenderCache.@Nullable Age now)
      throws SQLException {
    Set<Sender> doubtful = recalled.forget(locked, now);
    if (!doubtful.isEmpty()) {
      Columns.queries(c, List.of(senders(c, doubtful, ANYWHERE)));
    }
    if (now != null) {
      recalled.keep(locked, now);
    }
    Map<Integer, List<Username>> named = named(c, asks);
    Map<Integer, AnsweredRow> answered = answered(c, asks);
    Map<ThreadKey, ThreadRow> threads = threads(c, asks);
    List<PostFacts> looks = new ArrayList<>(asks.size());
    for (int i = 0; i < asks.size(); i++) {
      looks.add(
          recalled
              .of(sender(asks.get(i)))
              .look(
                  Optional.ofNullable(answered.get(i)),
                  ThreadKey.of(asks.get(i)).map(threads::get),
                  named.getOrDefault(i, List.of())));
    }
    return looks;
  }

  /** The numbers that these were given before; nothing for those that are new. */
  static List<Optional<Seq>> known(Connection c, List<PostLookup> asks) throws SQLException {
    Map<Integer, Seq> known = new HashMap<>();
    query(
        c,
        KNOWN,
        row -> known.put(row.getInt("place") - 1, new Seq(row.getLong("known"))),
        uuids(c, asks, lookup -> lookup.room().value()),
        uuids(c, asks, lookup -> lookup.sender().value()),
        texts(c, asks, lookup -> lookup.clientId().value()));
    return IntStream.range(0, asks.size())
        .mapToObj(i -> Optional.ofNullable(known.get(i)))
        .toList();
  }

  private static Sender sender(PostLookup lookup) {
    return new Sender(lookup.room(), lookup.sender());
  }

  private static SenderState standing(ResultSet row) throws SQLException {
    return new SenderState(
        Objects.requireNonNull(Rows.ref(row, "sender")),
        Rows.member(row),
        Optional.ofNullable(Columns.instant(row, "posted_at")),
        row.getBoolean("blocked"));
  }

  /** What is answered, as readers see it and as rules do. */
  record AnsweredRow(ReplyTo view, PostContext.Answered found) {}

  private static Map<Integer, AnsweredRow> answered(Connection c, List<PostLookup> asks)
      throws SQLException {
    List<Integer> places =
        IntStream.range(0, asks.size()).filter(i -> asks.get(i).replyTo() != null).boxed().toList();
    Map<Integer, AnsweredRow> found = new HashMap<>();
    if (!places.isEmpty()) {
      query(
          c,
          ANSWERED,
          row ->
              found.put(
                  row.getInt("place"),
                  new AnsweredRow(
                      new ReplyTo(
                          row.getLong("answered"),
                          Objects.requireNonNull(Rows.ref(row, "answered")),
                          row.getString("excerpt")),
                      new PostContext.Answered(
                          new Seq(row.getLong("answered")), MessageRows.place(row)))),
          ints(c, places, place -> place),
          uuids(c, places, place -> asks.get(place).room().value()),
          longs(c, places, place -> Columns.number(asks.get(place).replyTo())));
    }
    return found;
  }

  /** A thread that is posted to, and what stands in it. */
  record ThreadRow(ThreadRoot root, @Nullable ThreadInfo info) {}

  private record ThreadKey(RoomId room, Seq root) {
    static Optional<ThreadKey> of(PostLookup ask) {
      return Optional.ofNullable(ask.thread()).map(root -> new ThreadKey(ask.room(), root));
    }
  }

  // Many who post at once do so in one thread: it is looked at once.
  private static Map<ThreadKey, ThreadRow> threads(Connection c, List<PostLookup> asks)
      throws SQLException {
    List<ThreadKey> keys =
        asks.stream().map(ThreadKey::of).flatMap(Optional::stream).distinct().toList();
    Map<ThreadKey, ThreadRow> found = new HashMap<>();
    if (!keys.isEmpty()) {
      List<Integer> places = IntStream.range(0, keys.size()).boxed().toList();
      query(
          c,
          THREADS,
          row ->
              found.put(
                  keys.get(row.getInt("place")),
                  new ThreadRow(
                      new ThreadRoot(
                          new Seq(row.getLong("seq")),
                          row.getBoolean("is_text"),
                          MessageRows.place(row) != null,
                          row.getBoolean("is_deleted"),
                          Optional.ofNullable(Columns.seq(row, "latest"))),
                      MessageRows.threadInfo(row))),
          ints(c, places, place -> place),
          uuids(c, keys, key -> key.room().value()),
          longs(c, keys, key -> key.root().value()));
    }
    return found;
  }

  private record Named(int place, PostLookup ask, Username name) {}

  private static Map<Integer, List<Username>> named(Connection c, List<PostLookup> asks)
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
          ints(c, names, Named::place),
          uuids(c, names, n -> n.ask().room().value()),
          texts(c, names, n -> n.name().key()));
    }
    return found;
  }
}
