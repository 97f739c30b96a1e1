package org.folkmoot.application.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.folkmoot.application.log.Retention;
import org.folkmoot.domain.message.Emoji;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageKind;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;

/** Clearing an {@link InMemoryStore}: a room's messages first, then its members. */
public final class InMemoryRetention implements Retention {
  private final InMemoryStore store;

  public InMemoryRetention(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public boolean purge(int rows, Instant now) {
    return store.statement(
        t -> {
          Optional<RoomId> room =
              t.rooms.values().stream()
                  .filter(r -> r.deletedAt() != null && !left(t, r.id()).isEmpty())
                  .map(Room::id)
                  .findFirst();
          room.ifPresent(id -> purge(t, id, rows));
          return room.isPresent();
        });
  }

  private static List<Object> left(InMemoryStore.Tables t, RoomId room) {
    List<Object> all =
        new java.util.ArrayList<>(t.messages.getOrDefault(room, new TreeMap<>()).values());
    all.addAll(t.members.getOrDefault(room, Map.of()).values());
    return all;
  }

  private void purge(InMemoryStore.Tables t, RoomId room, int rows) {
    TreeMap<Long, Message> messages = t.messages.getOrDefault(room, new TreeMap<>());
    if (messages.isEmpty()) {
      store.put(t.members, room, new HashMap<>());
      return;
    }
    TreeMap<Long, Message> rest = new TreeMap<>(messages);
    for (int i = 0; i < rows && !rest.isEmpty(); i++) {
      rest.pollFirstEntry();
    }
    store.put(t.messages, room, rest);
  }

  @Override
  public List<RoomId> forgetting() {
    return store.statement(
        t ->
            t.rooms.values().stream()
                .filter(r -> r.deletedAt() == null)
                .filter(
                    r -> r.settings().retentionDays() != null || r.settings().keepNewest() != null)
                .map(Room::id)
                .sorted()
                .toList());
  }

  @Override
  public Optional<Seq> blank(Room room, int rows, Instant now) {
    return store.statement(
        t -> {
          TreeMap<Long, Message> all = t.messages.getOrDefault(room.id(), new TreeMap<>());
          List<Message> kept =
              all.tailMap(room.firstSeq().value()).values().stream().limit(rows).toList();
          Optional<Seq> first = Optional.empty();
          for (Message message : kept) {
            if (!isDoomed(all, room, message, now)) {
              break;
            }
            store.put(all, message.seq().value(), blank(message));
            InMemoryStore.MessageKey key = new InMemoryStore.MessageKey(room.id(), message.seq());
            Map<Emoji, Set<UserId>> reactions = t.reactions.get(key);
            if (reactions != null) {
              store.take(t.reactions, key);
              store.put(t.remains, key, reactions);
            }
            first = Optional.of(message.seq().next());
          }
          return first;
        });
  }

  private static boolean isDoomed(
      NavigableMap<Long, Message> all, Room room, Message message, Instant now) {
    Integer days = room.settings().retentionDays();
    Integer newest = room.settings().keepNewest();
    long notOlder =
        all.tailMap(message.seq().value()).values().stream()
            .filter(m -> m.kind() != MessageKind.SYSTEM)
            .count();
    long others = message.kind() == MessageKind.SYSTEM ? 0 : 1;
    return (days != null && message.createdAt().isBefore(now.minus(Duration.ofDays(days))))
        || (newest != null && notOlder - others >= newest);
  }

  private static Message blank(Message m) {
    return new Message(
        m.room(),
        m.seq(),
        m.changed(),
        m.sender(),
        m.clientId(),
        m.content().erased(),
        m.replyTo(),
        m.thread(),
        m.createdAt(),
        m.editedAt(),
        m.deletedAt(),
        m.by());
  }

  @Override
  public Optional<Seq> lastRoomChange(RoomId room) {
    return store.statement(t -> Optional.ofNullable(t.rooms.get(room)).map(Room::changed));
  }

  @Override
  public boolean purgeForgottenReactions(RoomId room, int rows) {
    return store.statement(
        t -> {
          List<InMemoryStore.MessageKey> some =
              t.remains.keySet().stream()
                  .filter(key -> key.room().equals(room))
                  .limit(rows)
                  .toList();
          some.forEach(key -> store.take(t.remains, key));
          return some.size() == rows;
        });
  }
}
