package org.folkmoot.application.simulation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.account.UserDirectory;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.live.Departure;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.memory.InMemoryBlocks;
import org.folkmoot.application.memory.InMemoryDatabaseCheck;
import org.folkmoot.application.memory.InMemoryPresence;
import org.folkmoot.application.memory.InMemoryRoomLog;
import org.folkmoot.application.memory.InMemorySidebars;
import org.folkmoot.application.memory.InMemorySignIns;
import org.folkmoot.application.memory.InMemoryUsers;
import org.folkmoot.application.memory.LivePorts;
import org.folkmoot.application.message.ChangeMessage;
import org.folkmoot.application.message.DeleteMessage;
import org.folkmoot.application.message.EditMessage;
import org.folkmoot.application.message.ReactToMessage;
import org.folkmoot.application.posting.PostBatchStore;
import org.folkmoot.application.posting.PostMessage;
import org.folkmoot.application.posting.PostingLane;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.presence.PresenceBoard;
import org.folkmoot.application.reconcile.Reconciler;
import org.folkmoot.application.room.JoinRoom;
import org.folkmoot.application.room.LeaveRoom;
import org.folkmoot.application.room.Moderate;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.application.session.Greeting;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.application.sidebar.SetNotifications;
import org.folkmoot.application.task.Timers;
import org.folkmoot.application.task.Work;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;

/** One replica: the real live part and use cases, with time, threads and bus of the simulation. */
final class Replica {
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
    final Live live;
    final Executor thread = task -> world.agenda.at(Replica.this, world.random.nextInt(300), task);
    final Set<Object> minds = new HashSet<>();
    final PostMessage post;
    final EditMessage edit;
    final DeleteMessage delete;
    final ReactToMessage react;
    final JoinRoom join;
    final LeaveRoom leave;
    final Moderate moderate;
    final SetNotifications hearing;
    final Reconciler reconciler;

    Node() {
      Timers timers = new SimTimers();
      Executor executor = task -> world.agenda.at(Replica.this, world.random.nextInt(500), task);
      Executor safely = task -> executor.execute(() -> orLater(task));
      // Its own, for it remembers: a process that begins anew knows nothing.
      RoomLog log = new InMemoryRoomLog(world.store);
      History history = world.history;
      Rooms rooms = world.rooms;
      var presence = new InMemoryPresence(world.board, name + " " + lives++);
      var directory = new UserDirectory(new InMemoryUsers(world.store), presence, world.sightings);
      live =
          new LivePorts(
                  history,
                  rooms,
                  new SimDoorbell(minds),
                  presence,
                  world.sightings,
                  new SimFrames(),
                  new Work(timers, () -> Instant.EPOCH.plusNanos(world.agenda.nanos()), safely),
                  new Greeting(directory::me, () -> "", "test", 20_000, Map.of(), List::of),
                  () -> new UUID(world.random.nextLong(), 0).toString())
              .live();
      post =
          new PostMessage(
              List.of(
                  new PostingLane(
                      new PostBatchStore(log, world.store, live, () -> Instant.EPOCH),
                      safely,
                      safely,
                      timers,
                      Measures.NONE)),
              Limit.NONE);
      var changeInRoom = new ChangeInRoom(log, world.store, live, () -> Instant.EPOCH);
      ChangeMessage change = new ChangeMessage(changeInRoom, log);
      edit = new EditMessage(change, log);
      delete = new DeleteMessage(change, new InMemoryUsers(world.store));
      react = new ReactToMessage(change, log);
      join = new JoinRoom(changeInRoom, log, rooms);
      leave = new LeaveRoom(changeInRoom, log);
      moderate =
          new Moderate(
              changeInRoom,
              log,
              new InMemoryUsers(world.store),
              new InMemoryBlocks(world.store),
              history,
              presence);
      hearing = new SetNotifications(new InMemorySidebars(world.store), rooms, world.store, live);
      var checkSignIn = new CheckSignIn(new InMemorySignIns(world.store), timers::nanos);
      reconciler =
          new Reconciler(
              live, new InMemoryDatabaseCheck(world.store), history, checkSignIn, timers);
      each(Reconciler.PERIOD_MILLIS, reconciler::look);
      each(Presence.RENEWAL_MILLIS, live.presence()::renew);
      each(PresenceBoard.POLL_MILLIS, live.presence()::poll);
    }

    private void each(int periodMillis, Runnable task) {
      world.agenda.at(
          Replica.this,
          periodMillis * 1_000L,
          () -> {
            orLater(task);
            each(periodMillis, task);
          });
    }
  }

  // A task that the database leaves in the lurch fails, as on its thread; who waits must cope.
  private static void orLater(Runnable task) {
    try {
      task.run();
    } catch (Unavailable away) {
      // seen by nobody
    }
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
        };
    if (node.minds.contains(channel)) {
      node.live.hear(ring);
    }
  }

  /** Sends its clients away a few at a time, and comes back empty. */
  void drain() {
    Node leaving = node;
    new Departure(leaving.live, new SimTimers())
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
    return node.live.sessions().open(user, World.signInOf(user), socket);
  }

  /** What drains the sockets that it has now. */
  Executor thread() {
    return node.thread;
  }

  PostMessage post() {
    return node.post;
  }

  EditMessage edit() {
    return node.edit;
  }

  DeleteMessage delete() {
    return node.delete;
  }

  ReactToMessage react() {
    return node.react;
  }

  JoinRoom join() {
    return node.join;
  }

  Moderate moderate() {
    return node.moderate;
  }

  SetNotifications hearing() {
    return node.hearing;
  }

  LeaveRoom leave() {
    return node.leave;
  }
}
