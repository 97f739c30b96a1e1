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
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.posting.PostRequest;
import org.folkmoot.application.posting.Posted;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.MessageView;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.message.ThreadPlace;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** A client that does what the wire contract says, and minds whether the server does. */
final class SimClient {
  private final World world;
  private final UserId user;
  private final String name;
  private final Map<String, Held> rooms = new HashMap<>();
  private final Deque<PostRequest> outbox = new ArrayDeque<>();
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

  void connect(Replica replica) {
    cut();
    line = new Line(world, replica, user, this::lost);
    known.clear();
    line.session.setIdle(idle);
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
        replica, world.random.nextInt(3_000), () -> greeting.session.hello(cursors, known));
  }

  // --- being here ---

  void turnAway(boolean now) {
    idle = now;
    if (line != null) {
      line.session.setIdle(now);
    }
  }

  boolean isIdle() {
    return idle;
  }

  void type(RoomId room) {
    if (line != null) {
      line.session.tellTyping(room, world.names.get(user), world.random.nextBoolean());
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
    if (line != null) {
      line.cut();
    }
  }

  private void lost(Line gone) {
    if (line == gone) {
      line = null;
    }
  }

  void isSentAway() {
    if (line != null) {
      line.session.end(SocketPort.Closing.GOING_AWAY);
    }
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
        new PostRequest(
            room,
            user,
            new ClientId(id),
            name + " says " + id,
            null,
            world.random.nextInt(3) == 0 ? thread(room) : null,
            world.agenda.nanos()));
    send();
  }

  /** Of whatever there is: also of what can have none. */
  private ThreadPlace thread(RoomId room) {
    Seq root = new Seq(1L + world.random.nextInt((int) world.head(room)));
    return new ThreadPlace(root, world.random.nextInt(4) == 0);
  }

  /** Tries the oldest again; its clientId stays the same. */
  void send() {
    PostRequest post = outbox.peek();
    if (post == null || line == null) {
      return;
    }
    Line sentOn = line;
    PostRequest now =
        new PostRequest(
            post.room(),
            post.sender(),
            post.clientId(),
            post.bodyText(),
            null,
            post.thread(),
            world.agenda.nanos());
    var _ =
        sentOn
            .replica
            .house()
            .post
            .post(now)
            .whenComplete((answer, lost) -> answered(sentOn, post, answer, lost));
  }

  private void answered(
      Line on, PostRequest post, @Nullable Decision<Posted> answer, @Nullable Throwable lost) {
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

  /** A room as it became by their own doing. The server doesn't mind on which device that was. */
  void isAnswered(RoomView room) {
    Held held = rooms.get(room.id());
    if (held != null) {
      held.takeOwn(room);
    }
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
    World.require(
        on.greeted || said instanceof ServerMessage.Ready, name + " was not greeted first");
    switch (said) {
      case Change change -> changed(on, change);
      case ServerMessage.Ready ready -> ready(on, ready);
      case ServerMessage.Catchup catchup -> caughtUp(on, catchup);
      case ServerMessage.Presence presence -> known.put(presence.username(), presence.state());
      case ServerMessage.Joined joined -> {
        if (!goesOn(on, joined.room())) {
          on.over.remove(joined.room().id());
          on.latest.put(joined.room().id(), joined.room().head());
          begin(joined.room());
        }
      }
      case ServerMessage.Removed removed -> {
        on.over.add(removed.room());
        rooms.remove(removed.room());
      }
      default -> {}
    }
  }

  private void ready(Line on, ServerMessage.Ready ready) {
    World.require(!on.greeted, name + " was greeted twice");
    on.greeted = true;
    Set<String> present = new HashSet<>();
    epoch = ready.epoch();
    for (RoomView room : ready.rooms()) {
      present.add(room.id());
      Held held = rooms.get(room.id());
      if (held == null || held.stale) {
        begin(room);
      } else {
        held.takeOwn(room);
      }
      on.latest.put(room.id(), 0L);
    }
    rooms.keySet().retainAll(present);
    on.session.watch(world.names);
  }

  private void begin(RoomView room) {
    Held held = new Held();
    rooms.put(room.id(), held);
    held.epoch = Objects.requireNonNull(epoch);
    held.cursor = room.head();
    held.takeOwn(room);
    reread(room.id(), held);
  }

  /** Whether it is a room that this connection tells of already: nothing of it is read again. */
  private boolean goesOn(Line on, RoomView room) {
    Held held = rooms.get(room.id());
    if (held == null || on.over.contains(room.id()) || !on.latest.containsKey(room.id())) {
      return false;
    }
    World.require(room.head() >= held.cursor, name + " was set back by a view of " + room);
    held.cursor = room.head();
    on.latest.put(room.id(), room.head());
    held.takeOwn(room);
    return true;
  }

  private void caughtUp(Line on, ServerMessage.Catchup catchup) {
    Held held = rooms.get(catchup.room());
    World.require(held != null, name + " caught up on a room that it isn't in");
    epoch = catchup.epoch();
    World.require(
        catchup.reset() || catchup.epoch().equals(held.epoch),
        name + " was told to go on in another history");
    held.epoch = epoch;
    if (catchup.reset()) {
      held.drop();
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
    String room = change.room().toString();
    long seq = change.seq().value();
    long before = on.latest.getOrDefault(room, 0L);
    World.require(seq > before, name + " was told " + change + " after " + before);
    World.require(!on.over.contains(room), name + " was told of a room that is over for them");
    on.latest.put(room, seq);
    Held held = rooms.get(room);
    World.require(held != null, name + " was told of a room that it isn't in");
    world.told(user, held.epoch, change);
    held.keep(Seen.of(change));
    held.cursor = Math.max(held.cursor, seq);
  }

  /** Reads a room over HTTP, and only when that has worked holds on to its cursor. */
  private void reread(String room, Held held) {
    try {
      for (Seen.State state : fresh(room)) {
        held.keep(state);
      }
      world.rooms.view(World.roomId(room), user).ifPresent(held::takeOwn);
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
              .page(user, id, new History.Scope.Everything(), where, 200)
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
    Map<String, RoomView> own = new TreeMap<>();
    world.rooms.viewsOf(user).rooms().forEach(room -> own.put(room.view().id(), room.view()));
    World.require(
        own.keySet().equals(rooms.keySet()),
        name + " holds " + rooms.keySet() + " not " + own.keySet());
    own.forEach((room, view) -> rooms.get(room).mustBe(view, fresh(room), name));
  }
}
