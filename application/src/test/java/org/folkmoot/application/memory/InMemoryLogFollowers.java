package org.folkmoot.application.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.folkmoot.application.follow.LogFollowerName;
import org.folkmoot.application.follow.LogFollowers;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/** LogFollowers of an {@link InMemoryStore}. */
public final class InMemoryLogFollowers implements LogFollowers {
  private static final Lease FREE = new Lease(Lease.NOBODY, 0);

  private final InMemoryStore store;

  public InMemoryLogFollowers(InMemoryStore store) {
    this.store = store;
  }

  /** How far one is in a room. */
  record Place(LogFollowerName follower, RoomId room) {}

  /** On what one failed. */
  record Failed(LogFollowerName follower, RoomId room, Seq changed) {}

  @Override
  public void begin(LogFollowerName follower) {
    store.write(
        () -> {
          InMemoryStore.Tables t = store.tables();
          if (!t.leases.containsKey(follower)) {
            store.put(t.leases, follower, FREE);
            t.rooms.forEach(
                (id, room) -> store.put(t.positions, new Place(follower, id), room.head()));
          }
          return true;
        });
  }

  @Override
  public Lease lease(LogFollowerName follower, UUID self) {
    return store.write(
        () -> {
          InMemoryStore.Tables t = store.tables();
          Lease lease = t.leases.getOrDefault(follower, FREE);
          if (lease.holder().equals(self)) {
            lease = new Lease(self, lease.beats() + 1);
            store.put(t.leases, follower, lease);
          }
          return lease;
        });
  }

  @Override
  public boolean grant(LogFollowerName follower, UUID to, Lease seen) {
    return store.write(
        () -> {
          InMemoryStore.Tables t = store.tables();
          boolean same = seen.equals(t.leases.get(follower));
          if (same) {
            store.put(t.leases, follower, new Lease(to, seen.beats() + 1));
          }
          return same;
        });
  }

  @Override
  public List<Behind> behind(LogFollowerName follower, Collection<RoomId> rooms) {
    return store.statement(
        t -> behind(t, follower).filter(room -> rooms.contains(room.room())).toList());
  }

  @Override
  public List<Behind> behindAfter(LogFollowerName follower, RoomId after, int limit) {
    return store.statement(
        t ->
            behind(t, follower)
                .filter(room -> room.room().compareTo(after) > 0)
                .limit(limit)
                .toList());
  }

  private static Stream<Behind> behind(InMemoryStore.Tables t, LogFollowerName follower) {
    return t.rooms.values().stream()
        .sorted(Comparator.comparing(Room::id))
        .map(
            room ->
                new Behind(
                    t.epoch,
                    room.id(),
                    t.positions.getOrDefault(new Place(follower, room.id()), Seq.ZERO),
                    room.head()))
        .filter(room -> room.head().isAfter(room.position()));
  }

  @Override
  public boolean move(
      LogFollowerName follower, UUID self, Epoch epoch, Map<RoomId, Seq> positions) {
    return store.write(
        () -> {
          InMemoryStore.Tables t = store.tables();
          Lease lease = t.leases.get(follower);
          if (lease == null || !lease.holder().equals(self) || !epoch.equals(t.epoch)) {
            return false;
          }
          positions.forEach(
              (room, seq) -> {
                Place place = new Place(follower, room);
                if (seq.isAfter(t.positions.getOrDefault(place, Seq.ZERO))) {
                  store.put(t.positions, place, seq);
                }
              });
          return true;
        });
  }

  @Override
  public void keep(LogFollowerName follower, Trouble trouble) {
    Failed key = new Failed(follower, trouble.room(), trouble.changed());
    store.write(
        () -> {
          store.put(store.tables().troubles, key, trouble);
          return true;
        });
  }

  @Override
  public List<Trouble> due(LogFollowerName follower, Instant now, int limit) {
    return store.statement(
        t ->
            of(t, follower)
                .filter(trouble -> trouble.next() != null && !trouble.next().isAfter(now))
                .sorted(Comparator.comparing(Trouble::next))
                .limit(limit)
                .toList());
  }

  @Override
  public void settle(LogFollowerName follower, RoomId room, Seq changed) {
    store.write(
        () -> {
          store.take(store.tables().troubles, new Failed(follower, room, changed));
          return true;
        });
  }

  @Override
  public int setAside(LogFollowerName follower) {
    return store.statement(
        t -> (int) of(t, follower).filter(trouble -> trouble.next() == null).count());
  }

  private static Stream<Trouble> of(InMemoryStore.Tables t, LogFollowerName follower) {
    return t.troubles.entrySet().stream()
        .filter(entry -> entry.getKey().follower().equals(follower))
        .map(Map.Entry::getValue);
  }
}
