package org.folkmoot.application.simulation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.due.DueJobWorker;
import org.folkmoot.application.follow.LocalLogFollowers;
import org.folkmoot.application.follow.LogFollower;
import org.folkmoot.application.live.Departure;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.memory.HousePlan;
import org.folkmoot.application.memory.InMemoryDatabaseCheck;
import org.folkmoot.application.memory.InMemoryHouse;
import org.folkmoot.application.memory.InMemoryPresence;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.presence.PresenceBoard;
import org.folkmoot.application.reconcile.Reconciler;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;

/** One replica: the real live part and use cases, with time, threads and bus of the simulation. */
final class Replica {
  // Seldom, as lives are long and a visit that finds nothing shows nothing.
  private static final int VISIT_MILLIS = 1_000;

  private static final Object ALL = new Object();

  private final World world;
  private final String name;
  private int lives;
  private Node node;
  private boolean sleeps;
  private boolean mute;

  Replica(World world, String name) {
    this.world = world;
    this.name = name;
    this.node = new Node();
  }

  /** What dies in a crash. */
  private final class Node {
    final Executor thread = task -> world.agenda.at(Replica.this, world.random.nextInt(300), task);
    final Set<Object> minds = new HashSet<>(Set.of(ALL));
    final InMemoryHouse house;

    Node() {
      Executor executor = task -> world.agenda.at(Replica.this, world.random.nextInt(500), task);
      Executor safely = task -> executor.execute(() -> orLater(task));
      var presence = new InMemoryPresence(world.board, name + " " + lives++);
      // With a log of its own, for that remembers: a process that begins anew knows nothing.
      house =
          new InMemoryHouse(
              new HousePlan(new SimTimers(), () -> Instant.EPOCH, safely)
                  .over(world.store)
                  .others(new SimDoorbell(minds), presence)
                  .frames(new SimFrames())
                  .liveClock(() -> Instant.EPOCH.plusNanos(world.agenda.nanos()))
                  .ids(() -> new UUID(world.random.nextLong(), 0))
                  .withoutGeneral());
      each(
          Reconciler.PERIOD_MILLIS, house.reconciler(new InMemoryDatabaseCheck(world.store))::look);
      each(Presence.RENEWAL_MILLIS, house.live.presence()::renew);
      each(PresenceBoard.POLL_MILLIS, house.live.presence()::poll);
      UUID self = new UUID(world.random.nextLong(), 1);
      LogFollower follower = house.follower(world.errands.by(Replica.this), self);
      LocalLogFollowers followLog =
          new LocalLogFollowers(List.of(follower), house.live.dirty(), new SimDoorbell(minds));
      each(VISIT_MILLIS, followLog::follow);
      each(DueJobWorker.PERIOD_MILLIS, house.dueWorker(world.bells.by(Replica.this))::look);
    }

    private void each(int periodMillis, Runnable task) {
      world.agenda.at(
          Replica.this,
          periodMillis * 1_000L,
          () -> {
            if (orLater(task)) {
              each(periodMillis, task);
            }
          });
    }
  }

  // A task that the database leaves in the lurch fails, as on its thread; who waits must cope.
  private static boolean orLater(Runnable task) {
    try {
      task.run();
    } catch (Unavailable away) {
      // seen by nobody
    } catch (Errands.Killed over) {
      return false;
    }
    return true;
  }

  private final class SimTimers implements Timers {
    @Override
    public long nanos() {
      return world.agenda.nanos();
    }

    @Override
    public void after(int millis, Runnable task) {
      world.agenda.at(Replica.this, millis * 1_000L, () -> orLater(task));
    }
  }

  /** Rings go out on the channel of their room or user, and are heard by those who mind it. */
  private final class SimDoorbell implements Doorbell {
    private final Set<Object> minds;

    SimDoorbell(Set<Object> minds) {
      this.minds = minds;
    }

    @Override
    public void ring(Ring ring) {
      if (!mute) {
        world.bus.carry(Replica.this, ring);
      }
    }

    @Override
    public void attend(RoomId room) {
      minds.add(room);
    }

    @Override
    public void ignore(RoomId room) {
      minds.remove(room);
    }

    @Override
    public void attend(UserId user) {
      minds.add(user);
    }

    @Override
    public void ignore(UserId user) {
      minds.remove(user);
    }
  }

  boolean sleeps() {
    return sleeps;
  }

  void sleep(boolean now) {
    sleeps = now;
  }

  void hear(Ring ring) {
    Object channel =
        switch (ring) {
          case Ring.OfRoom of -> of.room();
          case Ring.OfUser of -> of.user();
          case Ring.OfAll all -> ALL;
        };
    if (node.minds.contains(channel)) {
      node.house.live.hear(ring);
    }
  }

  /** Sends its clients away a few at a time, and comes back empty. */
  void drain() {
    Node leaving = node;
    new Departure(leaving.house.live, new SimTimers())
        .begin(
            world.random.nextInt(50),
            world.random.nextInt(500),
            () -> {
              if (leaving == node) {
                crash(() -> {});
              }
            });
  }

  /**
   * Dies after its next commits and before their rings, with all its lines, and comes back empty.
   */
  void crash(Runnable lastDeed) {
    mute = true;
    try {
      lastDeed.run();
      world.clients.stream().filter(client -> client.isOn(this)).forEach(SimClient::cut);
    } finally {
      mute = false;
    }
    world.agenda.forget(this);
    node = new Node();
    sleeps = false;
  }

  ClientSession open(UserId user, SocketPort socket) {
    return node.house.live.sessions().open(user, World.signInOf(user), socket);
  }

  /** What drains the sockets that it has now. */
  Executor thread() {
    return node.thread;
  }

  InMemoryHouse house() {
    return node.house;
  }
}
