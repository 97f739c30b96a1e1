package org.folkmoot.application.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.folkmoot.application.log.DuplicatePost;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.Entry;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.MessageAndThread;
import org.folkmoot.domain.rules.PostContext;
import org.folkmoot.domain.rules.Reacted;
import org.folkmoot.domain.rules.ThreadRoot;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/** The log of rooms in an {@link InMemoryStore}. */
public final class InMemoryRoomLog implements RoomLog {
  private final InMemoryStore store;
  private final Views views = new Views();

  public InMemoryRoomLog(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public LockedRooms lock(Collection<RoomId> rooms) {
    return store.statement(
        t -> {
          Map<RoomId, LockedRoom> ledgers = new TreeMap<>();
          for (RoomId id : rooms) {
            Room room = t.rooms.get(id);
            if (room != null) {
              ledgers.put(id, new LockedRoom(room));
            }
          }
          return new LockedRooms(t.epoch, ledgers);
        });
  }

  @Override
  public LockedFacts lockAndLook(List<PostLookup> asks) {
    LockedRooms locked = lock(asks.stream().map(PostLookup::room).distinct().toList());
    return store.statement(
        t -> new LockedFacts(locked, asks.stream().map(lookup -> look(t, lookup)).toList()));
  }

  @Override
  public List<Optional<Seq>> known(List<PostLookup> asks) {
    return store.statement(
        t ->
            asks.stream()
                .map(
                    lookup ->
                        known(t, lookup.room(), lookup.sender(), lookup.clientId()).findFirst())
                .toList());
  }

  private static Stream<Seq> known(
      InMemoryStore.Tables t, RoomId room, UserId sender, @Nullable ClientId clientId) {
    return t.messages.getOrDefault(room, new TreeMap<>()).values().stream()
        .filter(m -> m.sender().equals(sender) && m.clientId() != null)
        .filter(m -> m.clientId().equals(clientId))
        .map(Message::seq);
  }

  private PostFacts look(InMemoryStore.Tables t, PostLookup lookup) {
    TreeMap<Long, Message> messages = t.messages.getOrDefault(lookup.room(), new TreeMap<>());
    Optional<Message> answered =
        Optional.ofNullable(lookup.replyTo()).map(seq -> messages.get(seq.value()));
    Optional<Message> root =
        Optional.ofNullable(lookup.thread()).map(seq -> messages.get(seq.value()));
    return new PostFacts(
        views.ref(t, lookup.sender()),
        Optional.ofNullable(t.members.getOrDefault(lookup.room(), Map.of()).get(lookup.sender())),
        Optional.ofNullable(t.posted.get(new InMemoryStore.Mark(lookup.room(), lookup.sender()))),
        answered.map(m -> views.replyTo(t, m, null)),
        new PostContext(
            answered.map(m -> new PostContext.Answered(m.seq(), m.thread())),
            root.map(m -> ThreadRoot.of(m, latest(messages, m.seq())))),
        root.map(m -> views.threadInfo(t, lookup.room(), m.seq(), null)).orElse(null),
        members(t, lookup.room(), lookup.names()),
        isBlocked(t, lookup.room(), lookup.sender()));
  }

  private static Optional<Seq> latest(SortedMap<Long, Message> messages, Seq root) {
    return messages.values().stream()
        .filter(m -> m.thread() != null && m.thread().root().equals(root))
        .map(Message::seq)
        .reduce((one, next) -> next);
  }

  private static boolean isBlocked(InMemoryStore.Tables t, RoomId room, UserId sender) {
    Room r = t.rooms.get(room);
    Set<UserId> people = t.members.getOrDefault(room, Map.of()).keySet();
    return r != null
        && r.kind() == RoomKind.DIRECT
        && people.size() == 2
        && people.contains(sender)
        && InMemoryBlocks.isBlockedByAny(t, sender, people);
  }

  @Override
  public boolean isBlocked(RoomId room, UserId somebody) {
    return store.statement(t -> isBlocked(t, room, somebody));
  }

  @Override
  public Optional<Member> member(RoomId room, UserId user) {
    return store.statement(
        t -> Optional.ofNullable(t.members.getOrDefault(room, Map.of()).get(user)));
  }

  @Override
  public int roomsOf(UserId user, RoomKind kind, int most) {
    return store.statement(
        t ->
            (int)
                t.rooms.values().stream()
                    .filter(room -> room.kind() == kind && room.deletedAt() == null)
                    .map(room -> t.members.getOrDefault(room.id(), Map.of()).get(user))
                    .filter(member -> member != null && member.isIn())
                    .limit(most)
                    .count());
  }

  @Override
  public boolean shareRoom(UserId one, UserId other) {
    return store.statement(
        t ->
            t.rooms.values().stream()
                .filter(room -> room.kind() == RoomKind.ROOM && room.deletedAt() == null)
                .filter(room -> !room.id().equals(Room.GENERAL))
                .map(room -> t.members.getOrDefault(room.id(), Map.of()))
                .anyMatch(members -> isIn(members.get(one)) && isIn(members.get(other))));
  }

  private static boolean isIn(@Nullable Member member) {
    return member != null && member.isIn();
  }

  @Override
  public int ownersBesides(RoomId room, UserId user) {
    return store.statement(
        t ->
            (int)
                t.members.getOrDefault(room, Map.of()).values().stream()
                    .filter(m -> m.isIn() && m.role() == Role.OWNER && !m.user().equals(user))
                    .count());
  }

  @Override
  public Optional<Message> message(RoomId room, Seq seq) {
    return store.statement(
        t -> Optional.ofNullable(t.messages.getOrDefault(room, new TreeMap<>()).get(seq.value())));
  }

  @Override
  public Map<Seq, MessageAndThread> messages(RoomId room, Collection<Seq> seqs) {
    return store.statement(
        t -> {
          TreeMap<Long, Message> all = t.messages.getOrDefault(room, new TreeMap<>());
          Map<Seq, MessageAndThread> found = new TreeMap<>();
          for (Seq seq : seqs) {
            Message message = all.get(seq.value());
            if (message != null) {
              found.put(seq, new MessageAndThread(message, latest(all, seq)));
            }
          }
          return found;
        });
  }

  @Override
  public Reacted reacted(RoomId room, Seq seq, UserId user, Emoji emoji) {
    return store.statement(
        t -> {
          Map<Emoji, Set<UserId>> all =
              t.reactions.getOrDefault(new InMemoryStore.MessageKey(room, seq), Map.of());
          Set<UserId> users = all.getOrDefault(emoji, Set.of());
          return new Reacted(users.contains(user), !users.isEmpty(), all.size());
        });
  }

  @Override
  public List<Username> membersAmong(RoomId room, Set<Username> names) {
    return store.statement(t -> members(t, room, names));
  }

  private static List<Username> members(InMemoryStore.Tables t, RoomId room, Set<Username> names) {
    return t.members.getOrDefault(room, Map.of()).values().stream()
        .filter(Member::isIn)
        .map(m -> t.users.get(m.user()).user().username())
        .filter(name -> names.stream().anyMatch(n -> n.key().equals(name.key())))
        .sorted((a, b) -> a.key().compareTo(b.key()))
        .toList();
  }

  @Override
  public boolean found(LockedRoom lockedRoom) {
    Room room = lockedRoom.room();
    return store.statement(
        t -> {
          boolean taken =
              t.rooms.containsKey(room.id())
                  || (room.kind() == RoomKind.DIRECT
                      && InMemoryDirects.of(t, people(lockedRoom)).isPresent())
                  || isNameTaken(t, room);
          if (!taken) {
            store.keep(lockedRoom);
          }
          return !taken;
        });
  }

  private static Set<UserId> people(LockedRoom lockedRoom) {
    return lockedRoom.entries().stream()
        .filter(Entry.MemberEntry.class::isInstance)
        .map(entry -> ((Entry.MemberEntry) entry).member().user())
        .collect(Collectors.toSet());
  }

  private static boolean isNameTaken(InMemoryStore.Tables t, Room room) {
    return room.isPublic()
        && t.rooms.values().stream()
            .filter(r -> r.isPublic() && !r.id().equals(room.id()))
            .anyMatch(
                r ->
                    r.name().key().equals(room.name().key())
                        || r.name().skeleton().equals(room.name().skeleton()));
  }

  @Override
  public boolean claim(Room room) {
    return store.statement(t -> !isNameTaken(t, room));
  }

  @Override
  public void append(Collection<LockedRoom> ledgers) {
    store.statement(
        t -> {
          List<LockedRoom> grown = ledgers.stream().filter(l -> !l.entries().isEmpty()).toList();
          if (grown.stream().anyMatch(lockedRoom -> saysAgain(t, lockedRoom))) {
            throw new DuplicatePost();
          }
          grown.forEach(store::keep);
          return true;
        });
  }

  private static boolean saysAgain(InMemoryStore.Tables t, LockedRoom lockedRoom) {
    return lockedRoom.entries().stream()
        .filter(Entry.MessageEntry.class::isInstance)
        .map(entry -> ((Entry.MessageEntry) entry).message())
        .anyMatch(
            m ->
                known(t, m.room(), m.sender(), m.clientId()).anyMatch(seq -> !seq.equals(m.seq())));
  }

  @Override
  public void conclude(Collection<LockedRoom> ledgers) {
    append(ledgers);
  }

  @Override
  public List<Change> appended(RoomId room, Seq after, Seq upTo) {
    return store.statement(t -> new ArrayList<>(views.changes(t, room, after, upTo, null)));
  }
}
