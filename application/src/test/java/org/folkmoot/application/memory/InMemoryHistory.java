package org.folkmoot.application.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.folkmoot.application.log.History;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.DirectRooms;
import org.folkmoot.domain.user.UserId;

/** Reading an {@link InMemoryStore}, each method in one statement but for those that say two. */
public final class InMemoryHistory implements History {
  private final InMemoryStore store;
  private final Views views = new Views();

  public InMemoryHistory(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public <T> T inOneHistory(Supplier<T> reads) {
    return store.inOneHistory(reads);
  }

  @Override
  public Optional<Position> standing(RoomId room, UserId reader) {
    return store.statement(
        t ->
            Optional.ofNullable(t.rooms.get(room))
                .filter(r -> r.deletedAt() == null)
                .map(r -> new Position(t.epoch, r.head(), member(t, room, reader))));
  }

  @Override
  public Optional<Voice> voice(RoomId room, UserId who) {
    return store.statement(
        t ->
            Optional.ofNullable(t.rooms.get(room))
                .filter(r -> r.deletedAt() == null)
                .map(
                    r ->
                        new Voice(
                            r,
                            member(t, room, who),
                            DirectRooms.hasTwo(r)
                                && InMemoryBlocks.isBlockedByAny(
                                    t, who, t.members.getOrDefault(room, Map.of()).keySet()))));
  }

  private static Optional<Member> member(InMemoryStore.Tables t, RoomId room, UserId reader) {
    return Optional.ofNullable(t.members.getOrDefault(room, Map.of()).get(reader));
  }

  private static Optional<Member> present(InMemoryStore.Tables t, RoomId room, UserId reader) {
    return Optional.ofNullable(t.rooms.get(room))
        .filter(r -> r.deletedAt() == null)
        .flatMap(
            r ->
                member(t, room, reader)
                    .filter(Member::isIn)
                    .map(
                        m ->
                            r.firstSeq().isAfter(m.visibleFrom())
                                ? m.seeingFrom(r.firstSeq())
                                : m));
  }

  @Override
  public Optional<Change.MemberChange> ownMembership(UserId reader, RoomId room) {
    return store.statement(t -> member(t, room, reader).map(m -> views.member(t, room, m)));
  }

  @Override
  public int countMessages(RoomId room, Seq after, Seq upTo, int countMax) {
    return store.statement(
        t ->
            (int)
                views.changes(t, room, after, upTo, null).stream()
                    .filter(c -> c instanceof Change.MessageChange)
                    .limit(countMax)
                    .count());
  }

  @Override
  public int countMembers(RoomId room, Seq after, Seq upTo, int countMax) {
    return store.statement(
        t ->
            (int)
                views.changes(t, room, after, upTo, null).stream()
                    .filter(c -> c instanceof Change.MemberChange)
                    .limit(countMax)
                    .count());
  }

  @Override
  public Optional<List<Change>> changes(
      UserId reader, RoomId room, Seq after, Seq upTo, boolean members, int limit) {
    return store.statement(
        t ->
            present(t, room, reader)
                .map(
                    m ->
                        views.changes(t, room, after, upTo, m).stream()
                            .filter(c -> members || !(c instanceof Change.MemberChange))
                            .limit(limit)
                            .toList()));
  }

  @Override
  public Optional<Page> page(UserId reader, RoomId room, Scope scope, Where where, int limit) {
    return store.statement(
        t -> present(t, room, reader).map(m -> page(t, room, m, scope, where, limit)));
  }

  private static boolean isIn(Scope scope, Message m) {
    return switch (scope) {
      case Scope.Timeline timeline -> m.isInTimeline();
      case Scope.OneThread(Seq root) -> m.thread() != null && m.thread().root().equals(root);
      case Scope.Everything all -> true;
    };
  }

  private Page page(
      InMemoryStore.Tables t, RoomId room, Member reader, Scope scope, Where where, int limit) {
    List<Message> seen =
        t.messages.getOrDefault(room, new TreeMap<>()).values().stream()
            .filter(m -> m.seq().compareTo(reader.visibleFrom()) >= 0)
            .filter(m -> isIn(scope, m))
            .toList();
    int from;
    int to;
    switch (where) {
      case Where.Newest newest -> {
        to = seen.size();
        from = Math.max(0, to - limit);
      }
      case Where.Before(Seq seq) -> {
        to = (int) seen.stream().filter(m -> seq.isAfter(m.seq())).count();
        from = Math.max(0, to - limit);
      }
      case Where.After(Seq seq) -> {
        from = (int) seen.stream().filter(m -> !m.seq().isAfter(seq)).count();
        to = Math.min(seen.size(), from + limit);
      }
      case Where.Around(Seq seq) -> {
        int before = (int) seen.stream().filter(m -> seq.isAfter(m.seq())).count();
        from = Math.max(0, before - limit / 2);
        to = Math.min(seen.size(), before + limit - limit / 2);
      }
    }
    List<MessageView> items = new ArrayList<>();
    seen.subList(from, Math.max(from, to))
        .forEach(m -> items.add(views.message(t, m, reader.user())));
    return new Page(items, from > 0, to < seen.size());
  }

  @Override
  public Optional<MessageView> message(UserId reader, RoomId room, Seq seq) {
    return store.statement(
        t ->
            present(t, room, reader)
                .filter(m -> seq.compareTo(m.visibleFrom()) >= 0)
                .flatMap(
                    m ->
                        Optional.ofNullable(
                                t.messages.getOrDefault(room, new TreeMap<>()).get(seq.value()))
                            .map(found -> views.message(t, found, reader))));
  }

  @Override
  public Heads heads(Collection<RoomId> rooms) {
    return store.statement(
        t -> {
          Map<RoomId, Seq> heads = new HashMap<>();
          rooms.forEach(
              id -> Optional.ofNullable(t.rooms.get(id)).ifPresent(r -> heads.put(id, r.head())));
          return new Heads(t.epoch, heads);
        });
  }

  /** Two statements, as with the real one: the head, and then what lies below it. */
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
    List<Change> all = store.statement(t -> views.changes(t, room, after, head, null));
    Set<UserId> touched = new HashSet<>();
    store
        .statement(t -> List.copyOf(t.members.getOrDefault(room, Map.of()).values()))
        .forEach(
            member -> {
              if (member.changed().isAfter(after)) {
                touched.add(member.user());
              }
            });
    boolean whole = all.size() <= limit;
    return Optional.of(new Stretch(heads.epoch(), head, whole ? all : List.of(), touched, whole));
  }
}
