package org.folkmoot.application.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.folkmoot.application.live.Conversation;
import org.folkmoot.application.live.Frame;
import org.folkmoot.application.live.Outlet;
import org.folkmoot.application.live.Telling;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.posting.Post;
import org.folkmoot.application.posting.Posted;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** A client that does what the wire contract says, and minds whether the server does. */
final class SimClient {
  /** What it holds of one room. */
  private static final class Held {
    String epoch = "";
    long cursor;
    boolean stale = true;
    final Map<String, Seen.State> things = new TreeMap<>();
  }

  private final World world;
  private final UserId user;
  private final String name;
  private final Map<String, Held> rooms = new HashMap<>();
  private final Deque<Post> outbox = new ArrayDeque<>();
  private final Map<ClientId, Seq> acked = new HashMap<>();
  private final Map<String, String> known = new HashMap<>();
  private boolean idle;
  private @Nullable String epoch;
  private @Nullable Line line;
  private int posts;

  SimClient(World world, UserId user, String name) {
    this.world = world;
    this.user = user;
    this.name = name;
  }

  /** One connection: what was written and not yet read is lost with it. */
  private final class Line implements Outlet, Outlet.Sink {
    final Replica replica;
    final Conversation conversation;
    final Deque<Object> arrived = new ArrayDeque<>();
    final Map<String, Long> latest = new HashMap<>();
    final Set<String> over = new HashSet<>();
    boolean open = true;
    boolean greeted;
    int room;

    Line(Replica replica) {
      this.replica = replica;
      this.conversation = replica.open(user, this);
    }

    @Override
    public void wake() {
      world.agenda.at(replica, world.random.nextInt(300), this::drain);
    }

    private void drain() {
      if (open) {
        room = world.calm ? Integer.MAX_VALUE : world.random.nextInt(6);
        conversation.drain(this);
        if (room <= 0) {
          world.agenda.at(replica, 3_000, this::drain);
        }
      }
    }

    @Override
    public void close(Closing why) {
      cut();
    }

    @Override
    public boolean isWritable() {
      return room > 0;
    }

    @Override
    public void write(Frame frame) {
      room--;
      arrived.add(((SimFrames.SimFrame) frame).said());
    }
  }

  void connect(Replica replica) {
    cut();
    line = new Line(replica);
    known.clear();
    line.conversation.idle(idle);
    Map<RoomId, Seq> cursors = new HashMap<>();
    rooms.forEach(
        (room, held) -> {
          // A cursor of another history than the one that is named would be taken for one of it.
          held.stale |= !held.epoch.equals(epoch);
          if (!held.stale) {
            cursors.put(World.roomId(room), new Seq(held.cursor));
          }
        });
    Line greeting = line;
    Epoch known = epoch == null ? null : new Epoch(epoch);
    world.agenda.at(
        replica, world.random.nextInt(3_000), () -> greeting.conversation.hello(cursors, known));
  }

  // --- being here ---

  void turnAway(boolean now) {
    idle = now;
    if (line != null) {
      line.conversation.idle(now);
    }
  }

  boolean isIdle() {
    return idle;
  }

  void type(RoomId room) {
    if (line != null) {
      line.conversation.types(room, world.names.get(user), world.random.nextBoolean());
    }
  }

  void mustKnow(SimClient other, String state) {
    World.require(
        state.equals(known.get(other.name)),
        "%s takes %s for %s, who is %s".formatted(name, other.name, known.get(other.name), state));
  }

  boolean isConnected() {
    return line != null && line.open;
  }

  void cut() {
    if (line != null && line.open) {
      line.open = false;
      line.conversation.close();
    }
    line = null;
  }

  boolean isOn(Replica replica) {
    return line != null && line.replica == replica;
  }

  @Nullable Replica replica() {
    return line == null ? null : line.replica;
  }

  // --- saying things ---

  void post(RoomId room) {
    String id = "c" + posts++;
    outbox.add(
        new Post(room, user, new ClientId(id), name + " says " + id, null, world.agenda.nanos()));
    send();
  }

  /** Tries the oldest again; its clientId stays the same. */
  void send() {
    Post post = outbox.peek();
    if (post == null || line == null) {
      return;
    }
    Line sentOn = line;
    Post now =
        new Post(
            post.room(),
            post.sender(),
            post.clientId(),
            post.bodyText(),
            null,
            world.agenda.nanos());
    var _ =
        sentOn
            .replica
            .post()
            .post(now)
            .whenComplete((answer, lost) -> answered(sentOn, post, answer, lost));
  }

  private void answered(
      Line on, Post post, @Nullable Decision<Posted> answer, @Nullable Throwable lost) {
    if (lost != null || answer == null || on != line || !on.open) {
      return;
    }
    switch (answer) {
      case Decision.Accepted<Posted>(Posted posted) -> {
        Seq before = acked.putIfAbsent(posted.clientId(), posted.seq());
        World.require(
            before == null || before.equals(posted.seq()), "one clientId, two seqs: " + posted);
        outbox.remove(post);
      }
      case Decision.Refused<Posted> refused -> outbox.remove(post);
    }
  }

  boolean hasUnsent() {
    return !outbox.isEmpty();
  }

  Map<ClientId, Seq> acked() {
    return acked;
  }

  UserId user() {
    return user;
  }

  // --- hearing things ---

  void read(int frames) {
    Line from = line;
    for (int i = 0; i < frames && from != null && from == line; i++) {
      Object said = from.arrived.poll();
      if (said == null) {
        return;
      }
      hear(from, said);
    }
  }

  private void hear(Line on, Object said) {
    World.require(on.greeted || said instanceof Telling.Ready, name + " was not greeted first");
    switch (said) {
      case Change change -> changed(on, change);
      case Telling.Ready ready -> ready(on, ready);
      case Telling.Catchup catchup -> caughtUp(on, catchup);
      case Telling.Presence presence -> known.put(presence.username(), presence.state());
      case Telling.Joined joined -> {
        on.over.remove(joined.room().id());
        on.latest.remove(joined.room().id());
        begin(joined.room());
      }
      case Telling.Removed removed -> {
        on.over.add(removed.room());
        rooms.remove(removed.room());
      }
      default -> {}
    }
  }

  private void ready(Line on, Telling.Ready ready) {
    World.require(!on.greeted, name + " was greeted twice");
    on.greeted = true;
    Set<String> present = new HashSet<>();
    boolean otherHistory = epoch != null && !epoch.equals(ready.epoch());
    epoch = ready.epoch();
    for (RoomView room : ready.rooms()) {
      present.add(room.id());
      Held held = rooms.get(room.id());
      if (held == null || held.stale) {
        begin(room);
      } else if (otherHistory) {
        held.things.keySet().removeIf(thing -> thing.startsWith("nothing"));
      }
      on.latest.put(room.id(), 0L);
    }
    rooms.keySet().retainAll(present);
    on.conversation.watch(world.names);
  }

  private void begin(RoomView room) {
    Held held = new Held();
    rooms.put(room.id(), held);
    held.epoch = Objects.requireNonNull(epoch);
    held.cursor = room.head();
    reread(room.id(), held);
  }

  private void caughtUp(Line on, Telling.Catchup catchup) {
    Held held = rooms.get(catchup.room());
    World.require(held != null, name + " caught up on a room that it isn't in");
    epoch = catchup.epoch();
    World.require(
        catchup.reset() || catchup.epoch().equals(held.epoch),
        name + " was told to go on in another history");
    held.epoch = epoch;
    if (catchup.reset()) {
      held.things.clear();
      held.stale = true;
      reread(catchup.room(), held);
      held.cursor = catchup.head();
      on.latest.put(catchup.room(), catchup.head());
      return;
    }
    catchup.changes().forEach(change -> changed(on, change));
    World.require(catchup.head() >= held.cursor, "a catch-up went backwards");
    held.cursor = catchup.head();
    on.latest.put(catchup.room(), catchup.head());
  }

  private void changed(Line on, Change change) {
    String room = change.room();
    long before = on.latest.getOrDefault(room, 0L);
    World.require(change.seq() > before, name + " was told " + change + " after " + before);
    World.require(!on.over.contains(room), name + " was told of a room that is over for them");
    on.latest.put(room, change.seq());
    Held held = rooms.get(room);
    World.require(held != null, name + " was told of a room that it isn't in");
    world.told(user, held.epoch, change);
    keep(held, Seen.of(change));
    held.cursor = Math.max(held.cursor, change.seq());
  }

  private static void keep(Held held, Seen.State state) {
    Seen.State known = held.things.get(state.thing());
    if (known == null || known.changed() < state.changed()) {
      held.things.put(state.thing(), state);
    }
  }

  /** Reads a room over HTTP, and only when that has worked holds on to its cursor. */
  private void reread(String room, Held held) {
    try {
      for (Seen.State state : fresh(room)) {
        keep(held, state);
      }
      held.stale = false;
    } catch (Unavailable away) {
      held.stale = true;
    }
  }

  /** Whether something is still to be read again; then it reconnects to do so. */
  boolean isStale() {
    return rooms.values().stream().anyMatch(held -> held.stale);
  }

  private List<Seen.State> fresh(String room) {
    RoomId id = World.roomId(room);
    List<Seen.State> states = new ArrayList<>();
    History.Where where = new History.Where.Newest();
    boolean more = true;
    while (more) {
      History.Page page =
          world
              .history
              .page(user, id, where, 200)
              .orElse(new History.Page(List.of(), false, false));
      for (MessageView message : page.items()) {
        states.add(Seen.of(message));
      }
      more = page.hasBefore();
      if (more) {
        where = new History.Where.Before(new Seq(page.items().getFirst().seq()));
      }
    }
    world
        .rooms
        .members(user, id, "", null, 1_000)
        .ifPresent(members -> members.items().forEach(m -> states.add(Seen.of(m))));
    return states;
  }

  // --- the end ---

  void mustHoldWhatAFreshReadShows() {
    Set<String> own = new HashSet<>();
    world.rooms.viewsOf(user).rooms().forEach(room -> own.add(room.view().id()));
    World.require(own.equals(rooms.keySet()), name + " holds " + rooms.keySet() + " not " + own);
    for (String room : own) {
      Map<String, Object> expected = new TreeMap<>();
      fresh(room).forEach(state -> expected.put(state.thing(), state.state()));
      Map<String, Object> actual = new TreeMap<>();
      rooms.get(room).things.forEach((thing, state) -> actual.put(thing, state.state()));
      actual.keySet().removeIf(thing -> thing.equals("room"));
      actual
          .entrySet()
          .removeIf(e -> e.getValue() instanceof List<?> m && m.getFirst().equals("none"));
      World.require(
          expected.equals(actual),
          "%s holds of %s\n  %s\nand a fresh read shows\n  %s"
              .formatted(name, room, actual, expected));
    }
  }
}
