package org.folkmoot.application.memory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.application.log.Directs;
import org.folkmoot.domain.room.DirectParticipants;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.user.UserId;

/** The rooms of sets of people, in an {@link InMemoryStore}. */
public final class InMemoryDirects implements Directs {
  private final InMemoryStore store;

  public InMemoryDirects(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Optional<RoomId> of(DirectParticipants participants) {
    return store.statement(t -> of(t, Set.copyOf(participants.people())));
  }

  static Optional<RoomId> of(InMemoryStore.Tables t, Set<UserId> people) {
    return t.rooms.values().stream()
        .filter(room -> room.kind() == RoomKind.DIRECT)
        .map(Room::id)
        .filter(room -> t.members.getOrDefault(room, Map.of()).keySet().equals(people))
        .findFirst();
  }

  @Override
  public boolean close(RoomId room, UserId user) {
    return store.write(
        () ->
            store.statement(
                t -> {
                  Room r = t.rooms.get(room);
                  boolean theirs =
                      r != null
                          && r.kind() == RoomKind.DIRECT
                          && t.members.getOrDefault(room, Map.of()).containsKey(user);
                  if (theirs) {
                    store.put(t.closed, new InMemoryStore.Mark(room, user), r.head().value());
                    grow(t, user);
                  }
                  return theirs;
                }));
  }

  @Override
  public void reopen(RoomId room, UserId user) {
    store.write(
        () ->
            store.statement(
                t -> {
                  InMemoryStore.Mark mark = new InMemoryStore.Mark(room, user);
                  boolean closed = t.closed.containsKey(mark);
                  if (closed) {
                    store.take(t.closed, mark);
                    grow(t, user);
                  }
                  return closed;
                }));
  }

  private void grow(InMemoryStore.Tables t, UserId user) {
    store.put(t.versions, user, t.versions.getOrDefault(user, 0L) + 1);
  }
}
