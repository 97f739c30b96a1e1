package org.folkmoot.persistence.log;

import static java.util.stream.Collectors.toSet;
import static org.folkmoot.persistence.database.PgArrayCodec.longs;
import static org.folkmoot.persistence.database.PgArrayCodec.uuids;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.view.UserRef;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.PostContext;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/**
 * How those who post stand in their rooms, as it was last seen under the room's lock.
 *
 * <p>Whatever changes in a room takes its next number, and a membership has the number of its last
 * change. So one look for each room tells, under its lock again, whether all that was seen in it
 * still holds: no membership has a number above the head that the room had then. Names aren't the
 * room's: they hold while their count is the same, and nothing holds in another history.
 *
 * <p>Nothing is remembered of rooms where more counts than that: direct ones, where people block
 * each other, and slow ones.
 */
final class SenderCache {
  private static final String MOVED =
      """
      select known.room from unnest(?::uuid[], ?::bigint[]) as known (room, head)
      join lateral (
        select 1 from memberships m where m.room_id = known.room and m.changed > known.head limit 1
      ) moved on true""";

  /** Some megabytes. Above it all is seen anew rather than kept. */
  static final int KEPT_MAX = 20_000;

  private final int most;
  private final Map<RoomId, Seen> rooms = new ConcurrentHashMap<>();
  private final AtomicInteger kept = new AtomicInteger();

  SenderCache(int most) {
    this.most = most;
  }

  /** Somebody in a room. */
  record Sender(RoomId room, UserId user) {}

  /**
   * How they stand there.
   *
   * @param member what it says of how far they have read may be old, for that moves by itself
   */
  record SenderState(
      UserRef ref, Optional<Member> member, Optional<Instant> lastPost, boolean blocked) {

    RoomLog.PostFacts look(
        Optional<PostLookups.AnsweredRow> answered,
        Optional<PostLookups.ThreadRow> thread,
        List<Username> mentions) {
      return new RoomLog.PostFacts(
          ref,
          member,
          lastPost,
          answered.map(PostLookups.AnsweredRow::view),
          new PostContext(
              answered.map(PostLookups.AnsweredRow::found),
              thread.map(PostLookups.ThreadRow::root)),
          thread.map(PostLookups.ThreadRow::info).orElse(null),
          mentions,
          blocked);
    }
  }

  /** What names and numbers belong to. */
  record Age(Epoch epoch, long names) {}

  /** A room that is no direct one, and never becomes any. */
  private static final class Seen {
    private final Age age;
    private final Seq head;
    private final Map<UserId, SenderState> standings = new ConcurrentHashMap<>();

    Seen(Age age, Seq head) {
      this.age = age;
      this.head = head;
    }
  }

  /** What is remembered for a batch of posts, before the locks are had. */
  Recalled recall(Collection<Sender> senders) {
    Recalled recalled = new Recalled();
    for (Sender sender : senders) {
      // One for all of a batch: each of its standings is checked against the head of this one.
      Seen seen = recalled.seen.get(sender.room());
      seen = seen == null ? rooms.get(sender.room()) : seen;
      SenderState state = null;
      if (seen != null) {
        recalled.seen.put(sender.room(), seen);
        state = seen.standings.get(sender.user());
      }
      if (state == null) {
        recalled.strangers.add(sender);
      } else {
        recalled.standings.put(sender, state);
      }
    }
    return recalled;
  }

  /** One batch's part of it. */
  final class Recalled {
    private final Map<RoomId, Seen> seen = new HashMap<>();
    private final Map<Sender, SenderState> standings = new HashMap<>();
    private final Set<Sender> strangers = new HashSet<>();
    private final Set<Sender> fresh = new HashSet<>();
    private final Set<RoomId> moved = new HashSet<>();

    /** Of whom nothing is remembered. */
    Set<Sender> strangers() {
      return strangers;
    }

    /** Whether one of the rooms may be a direct one. */
    boolean mayBeDirect(Collection<RoomId> those) {
      return !seen.keySet().containsAll(those);
    }

    /** To be asked after the lock, in a statement of its own; none where nothing is remembered. */
    Optional<Columns.Query> question(Connection c) throws SQLException {
      if (seen.isEmpty()) {
        return Optional.empty();
      }
      List<Map.Entry<RoomId, Seen>> known = List.copyOf(seen.entrySet());
      return Optional.of(
          new Columns.Query(
              MOVED,
              row -> moved.add(new RoomId(Columns.id(row, "room"))),
              List.of(
                  uuids(c, known, each -> each.getKey().value()),
                  longs(c, known, each -> each.getValue().head.value()))));
    }

    /** After the answer: forgets what holds no longer, and says for whom it was. */
    Set<Sender> forget(Map<RoomId, LockedRoom> locked, @Nullable Age now) {
      for (Map.Entry<RoomId, Seen> known : Map.copyOf(seen).entrySet()) {
        RoomId room = known.getKey();
        LockedRoom lockedRoom = locked.get(room);
        if (lockedRoom == null || !holds(known.getValue(), lockedRoom.room(), now)) {
          seen.remove(room);
          if (rooms.remove(room, known.getValue())) {
            kept.addAndGet(-known.getValue().standings.size());
          }
        }
      }
      Set<Sender> doubtful =
          standings.keySet().stream()
              .filter(sender -> !fresh.contains(sender) && !seen.containsKey(sender.room()))
              .collect(toSet());
      standings.keySet().removeAll(doubtful);
      return doubtful;
    }

    private boolean holds(Seen known, Room room, @Nullable Age now) {
      return isPlain(room)
          && !moved.contains(room.id())
          && !known.head.isAfter(room.head())
          && known.age.equals(now);
    }

    /** What the database says of somebody, under the lock. */
    SenderState see(Sender sender, SenderState state) {
      standings.put(sender, state);
      fresh.add(sender);
      return state;
    }

    /** Remembers what was seen, for the batches that follow. */
    void keep(Map<RoomId, LockedRoom> locked, Age now) {
      if (kept.get() + fresh.size() > most) {
        rooms.clear();
        seen.clear();
        kept.set(0);
      }
      for (Sender sender : fresh) {
        LockedRoom lockedRoom = locked.get(sender.room());
        if (lockedRoom != null
            && isPlain(lockedRoom.room())
            && seenAt(now, lockedRoom.room()).standings.put(sender.user(), of(sender)) == null) {
          kept.incrementAndGet();
        }
      }
    }

    private Seen seenAt(Age now, Room room) {
      return seen.computeIfAbsent(
          room.id(),
          id -> {
            Seen fresh = new Seen(now, room.head());
            rooms.put(id, fresh);
            return fresh;
          });
    }

    SenderState of(Sender sender) {
      SenderState state = standings.get(sender);
      if (state == null) {
        throw new IllegalStateException("nobody was seen as " + sender);
      }
      return state;
    }
  }

  private static boolean isPlain(Room room) {
    return room.kind() != RoomKind.DIRECT && room.settings().slowModeSeconds() == 0;
  }
}
