package org.folkmoot.application.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.view.MemberView;
import org.folkmoot.application.view.OwnRoomSettings;
import org.folkmoot.application.view.RoomInfo;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageKind;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Looking at rooms in an {@link InMemoryStore}. */
public final class InMemoryRooms implements Rooms {
  private static final int COUNT_MAX = 1_000;

  private final InMemoryStore store;
  private final Views views = new Views();

  public InMemoryRooms(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public OwnRooms viewsOf(UserId reader) {
    return store.statement(
        t -> {
          List<OwnRoom> own = new ArrayList<>();
          t.members.forEach(
              (room, members) -> {
                Member member = members.get(reader);
                Room r = t.rooms.get(room);
                if (member != null && member.isIn() && r.deletedAt() == null) {
                  own.add(
                      new OwnRoom(
                          r.id(), view(t, r, member), member.visibleFrom(), member.joined()));
                }
              });
          own.sort(Comparator.comparing(o -> o.view().name() + o.view().id()));
          Users.Login login = t.users.get(reader);
          return new OwnRooms(
              t.epoch,
              t.versions.getOrDefault(reader, 0L),
              login == null ? null : login.user(),
              own);
        });
  }

  private RoomView view(InMemoryStore.Tables t, Room room, @Nullable Member member) {
    if (member == null || !member.isIn()) {
      long head = room.head().value();
      return RoomView.of(views.room(t, room), head, head, 0, 0, "none", OwnRoomSettings.NONE);
    }
    return RoomView.of(
        views.room(t, room),
        room.head().value(),
        member.read().value(),
        unreadCount(t, member, member.read()),
        mentions(t, member, member.read()),
        Views.lower(member.role()),
        OwnRoomSettings.of(
            closed(t, member),
            t.hearings.getOrDefault(
                new InMemoryStore.Mark(member.room(), member.user()), RoomNotifications.ALL)));
  }

  private static @Nullable Long closed(InMemoryStore.Tables t, Member member) {
    Long closed = t.closed.get(new InMemoryStore.Mark(member.room(), member.user()));
    TreeMap<Long, Message> said = t.messages.getOrDefault(member.room(), new TreeMap<>());
    return closed == null || !said.tailMap(closed, false).isEmpty() ? null : closed;
  }

  private static Stream<Message> unread(InMemoryStore.Tables t, Member reader, Seq read) {
    return t.messages.getOrDefault(reader.room(), new TreeMap<Long, Message>()).values().stream()
        .filter(m -> m.seq().isAfter(read) && !m.isDeleted() && m.isInTimeline())
        .filter(m -> m.kind() != MessageKind.SYSTEM && !m.sender().equals(reader.user()))
        .filter(m -> m.seq().compareTo(reader.visibleFrom()) >= 0)
        .filter(m -> m.seq().compareTo(t.rooms.get(m.room()).firstSeq()) >= 0);
  }

  private static int unreadCount(InMemoryStore.Tables t, Member reader, Seq read) {
    return (int) unread(t, reader, read).limit(COUNT_MAX).count();
  }

  private static int mentions(InMemoryStore.Tables t, Member reader, Seq read) {
    String name = t.users.get(reader.user()).user().username().value();
    return (int)
        unread(t, reader, read)
            .filter(m -> m.mentions().stream().anyMatch(n -> n.value().equals(name)))
            .limit(COUNT_MAX)
            .count();
  }

  @Override
  public Optional<RoomView> view(RoomId room, UserId reader) {
    return store.statement(
        t -> {
          Room r = t.rooms.get(room);
          Member member = t.members.getOrDefault(room, Map.of()).get(reader);
          boolean own = member != null && member.isIn();
          return r == null || r.deletedAt() != null || !(own || r.isPublic())
              ? Optional.empty()
              : Optional.of(view(t, r, member));
        });
  }

  @Override
  public Optional<RoomId> publicNamed(RoomName name) {
    return store.statement(
        t ->
            t.rooms.values().stream()
                .filter(r -> r.isPublic() && r.name().key().equals(name.key()))
                .map(Room::id)
                .findFirst());
  }

  @Override
  public Directory directory(String query, @Nullable String after, int limit) {
    return store.statement(
        t -> {
          List<RoomInfo> all =
              t.rooms.values().stream()
                  .filter(Room::isPublic)
                  .filter(r -> r.name().key().contains(query.toLowerCase(Locale.ROOT)))
                  .filter(r -> after == null || r.name().key().compareTo(after) > 0)
                  .sorted(Comparator.comparing(r -> r.name().key()))
                  .limit(limit + 1L)
                  .map(room -> views.room(t, room))
                  .toList();
          return all.size() <= limit
              ? new Directory(all, null)
              : new Directory(
                  all.subList(0, limit), all.get(limit - 1).name().toLowerCase(Locale.ROOT));
        });
  }

  @Override
  public Optional<Members> members(
      UserId reader, RoomId room, String beginning, @Nullable String after, int limit) {
    return store.statement(
        t -> {
          Member own = t.members.getOrDefault(room, Map.of()).get(reader);
          if (own == null || !own.isIn()) {
            return Optional.empty();
          }
          List<MemberView> all =
              present(t, room, beginning)
                  .filter(m -> after == null || Members.key(m).compareTo(after) > 0)
                  .limit(limit + 1L)
                  .toList();
          return Optional.of(
              all.size() <= limit
                  ? new Members(all, null)
                  : new Members(all.subList(0, limit), Members.key(all.get(limit - 1))));
        });
  }

  @Override
  public List<MemberView> membersAmong(
      RoomId room, Collection<UserId> users, String beginning, int limit) {
    Set<String> ids = users.stream().map(UserId::toString).collect(Collectors.toSet());
    return store.statement(
        t ->
            present(t, room, beginning)
                .filter(m -> ids.contains(m.user().id()))
                .limit(limit)
                .toList());
  }

  private Stream<MemberView> present(InMemoryStore.Tables t, RoomId room, String beginning) {
    String key = beginning.toLowerCase(Locale.ROOT);
    return t.members.getOrDefault(room, Map.of()).values().stream()
        .filter(Member::isIn)
        .map(m -> views.member(t, m))
        .filter(m -> Members.key(m).startsWith(key))
        .sorted(Comparator.comparing(Members::key));
  }

  @Override
  public Optional<ReadMark> markRead(UserId reader, RoomId room, Seq seq, boolean back) {
    return store.write(() -> store.statement(t -> markRead(t, reader, room, seq, back)));
  }

  @Override
  public Map<RoomId, ReadMark> markRead(UserId reader, Map<RoomId, Seq> marks) {
    return store.write(
        () ->
            store.statement(
                t -> {
                  Map<RoomId, ReadMark> moved = new HashMap<>();
                  marks.forEach(
                      (room, seq) -> {
                        Member before = t.members.getOrDefault(room, Map.of()).get(reader);
                        markRead(t, reader, room, seq, false)
                            .filter(mark -> before != null && !mark.seq().equals(before.read()))
                            .ifPresent(mark -> moved.put(room, mark));
                      });
                  return moved;
                }));
  }

  private Optional<ReadMark> markRead(
      InMemoryStore.Tables t, UserId reader, RoomId room, Seq seq, boolean back) {
    Member m = t.members.getOrDefault(room, Map.of()).get(reader);
    if (m == null || !m.isIn()) {
      return Optional.empty();
    }
    Seq head = t.rooms.get(room).head();
    Seq to = seq.isAfter(head) ? head : seq;
    Seq now = back || to.isAfter(m.read()) ? to : m.read();
    InMemoryStore.Mark key = new InMemoryStore.Mark(room, reader);
    long rev = t.marks.getOrDefault(key, 0L) + (now.equals(m.read()) ? 0 : 1);
    store.put(t.marks, key, rev);
    Member moved = m.reading(now);
    store.put(t.members.get(room), reader, moved);
    return Optional.of(
        new ReadMark(
            now,
            rev,
            head,
            unreadCount(t, moved, now),
            mentions(t, moved, now),
            !t.keptToThemselves.contains(reader)
                && t.rooms.get(room).memberCount() <= SHOWS_READING_UP_TO));
  }
}
