package org.folkmoot.application.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.Me;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** The live part of one replica: its rooms' tails, its sockets, and what is told to whom. */
public final class Live {
  // A neighbour on the bus is a few milliseconds away; who hasn't come by then isn't coming.
  private static final int NEIGHBOUR_MILLIS = 50;
  private static final int RETRY_MILLIS = 500;

  private final Parts parts;
  private final CatchUp catchUp;
  private final Map<RoomId, Held> tails = new ConcurrentHashMap<>();
  private final Map<UserId, Set<Conversation>> conversations = new ConcurrentHashMap<>();

  /** What the live part works with. */
  public record Parts(
      History history,
      Rooms rooms,
      Doorbell doorbell,
      Presence presence,
      Frames frames,
      Timers timers,
      Executor executor,
      Measures measures,
      Greeting greeting,
      Supplier<String> names) {}

  /** What {@code ready} says besides the rooms. */
  public record Greeting(
      Function<UserId, Optional<Me>> me,
      Supplier<String> serverTime,
      String version,
      int heartbeatMs,
      Map<String, Integer> limits) {}

  private record Held(RoomTail tail, int holders) {}

  public Live(Parts parts) {
    this.parts = parts;
    this.catchUp = new CatchUp(parts.history());
  }

  // --- sockets ---

  /** A socket of somebody who has proved who they are. */
  public Conversation open(UserId user, SignInId signIn, Outlet outlet) {
    Conversation conversation =
        new Conversation(
            this, user, signIn, parts.names().get(), outlet, new Jobs(parts.executor()));
    conversations.compute(
        user,
        (id, open) -> {
          Set<Conversation> all = open == null ? ConcurrentHashMap.newKeySet() : open;
          if (open == null) {
            parts.doorbell().attend(user);
          }
          all.add(conversation);
          return all;
        });
    parts.presence().came(user);
    parts.measures().sockets(1);
    return conversation;
  }

  void forget(Conversation conversation) {
    boolean[] gone = {false};
    conversations.computeIfPresent(
        conversation.user(),
        (id, open) -> {
          gone[0] = open.remove(conversation);
          if (open.isEmpty()) {
            parts.doorbell().ignore(id);
            return null;
          }
          return open;
        });
    if (gone[0]) {
      parts.presence().went(conversation.user());
      parts.measures().sockets(-1);
    }
  }

  public Set<Conversation> conversationsOf(UserId user) {
    return conversations.getOrDefault(user, Set.of());
  }

  /** All sockets of this replica. */
  public List<Conversation> all() {
    List<Conversation> all = new ArrayList<>();
    conversations.values().forEach(all::addAll);
    return all;
  }

  /** Ends all sockets of a sign-in, here and, by a ring, elsewhere. */
  public void signInEnded(SignInId signIn) {
    endSignIn(signIn);
    parts.doorbell().ring(new Ring.SignInRing(signIn));
  }

  public void endSignIn(SignInId signIn) {
    for (Conversation conversation : all()) {
      if (conversation.signIn().equals(signIn)) {
        conversation.end(Outlet.Closing.SIGN_IN_ENDED);
      }
    }
  }

  // --- what was committed ---

  /** Tells what a transaction has changed; only after it is committed. */
  public void publish(News news) {
    Map<RoomId, List<TailEntry>> byRoom = new HashMap<>();
    long now = parts.timers().nanos();
    for (Change change : news.inOrder()) {
      RoomId room = Ids.room(change.room());
      TailEntry entry = entry(change, null, now);
      byRoom.computeIfAbsent(room, r -> new ArrayList<>()).add(entry);
    }
    byRoom.forEach((room, entries) -> offer(news.epoch(), room, entries));
    byRoom.forEach(
        (room, entries) ->
            entries.forEach(
                entry -> parts.doorbell().ring(new Ring.RoomRing(news.epoch(), room, entry))));
    for (UserId user : news.concerned()) {
      roomsChanged(user);
      parts.doorbell().ring(new Ring.UserRing(user));
    }
  }

  /** Another replica has called. */
  public void hear(Ring ring) {
    switch (ring) {
      case Ring.RoomRing room -> offer(room.epoch(), room.room(), List.of(room.entry()));
      case Ring.UserRing user -> roomsChanged(user.user());
      case Ring.SignInRing ended -> endSignIn(ended.signIn());
    }
  }

  private void offer(Epoch epoch, RoomId room, List<TailEntry> entries) {
    Held held = tails.get(room);
    if (held == null) {
      return;
    }
    RoomTail tail = held.tail();
    if (tail.offer(epoch, entries) == RoomTail.Offer.EARLY) {
      parts
          .timers()
          .after(
              NEIGHBOUR_MILLIS,
              () -> {
                if (tail.lacks(entries.getLast().seq())) {
                  parts.executor().execute(() -> heal(tail));
                }
              });
    }
  }

  private void roomsChanged(UserId user) {
    conversationsOf(user).forEach(Conversation::reviewRooms);
  }

  private TailEntry entry(Change change, @Nullable Touched stretch, long now) {
    return new TailEntry(
        new Seq(change.seq()),
        TailEntry.messageOf(change),
        TailEntry.concernOf(change),
        parts.frames().of(change),
        stretch,
        now);
  }

  // --- tails ---

  /** Takes hold of a room's tail. */
  private RoomTail hold(RoomId room) {
    Held held =
        tails.compute(
            room,
            (id, known) -> {
              if (known != null) {
                return new Held(known.tail(), known.holders() + 1);
              }
              parts.doorbell().attend(id);
              return new Held(new RoomTail(id), 1);
            });
    return held.tail();
  }

  void release(RoomTail tail) {
    tails.computeIfPresent(
        tail.room(),
        (id, held) -> {
          if (held.holders() > 1) {
            return new Held(held.tail(), held.holders() - 1);
          }
          parts.doorbell().ignore(id);
          return null;
        });
  }

  /** The rooms that this replica serves, each with the head that it knows. */
  public Map<RoomId, Seq> heads() {
    Map<RoomId, Seq> heads = new HashMap<>();
    tails.forEach(
        (room, held) -> {
          RoomTail.Window window = held.tail().window();
          heads.put(room, window == null ? Seq.ZERO : window.head());
        });
    return heads;
  }

  /**
   * The database says how far a room is. A tail that is behind, or of another history, is mended.
   */
  public void isAt(Epoch epoch, RoomId room, Seq head) {
    Held held = tails.get(room);
    if (held == null) {
      return;
    }
    RoomTail tail = held.tail();
    RoomTail.Window window = tail.window();
    if (window == null) {
      tail.settle(epoch, head);
    } else if (!window.epoch().equals(epoch)) {
      tail.restart(epoch, head);
    } else if (head.isAfter(window.head())) {
      heal(tail);
    }
  }

  /** Somebody has read of another history: a tail that belongs to an older one is worth nothing. */
  void isOf(Epoch epoch, RoomId room, Seq head) {
    Held held = tails.get(room);
    RoomTail.Window window = held == null ? null : held.tail().window();
    if (held != null && window != null && !window.epoch().equals(epoch)) {
      held.tail().restart(epoch, head);
    }
  }

  /** Reads what a tail has missed. Blocks. */
  private void heal(RoomTail tail) {
    RoomTail.Window window = tail.window();
    if (window == null) {
      return;
    }
    Optional<History.Stretch> read =
        parts.history().stretch(tail.room(), window.head(), CatchUp.MESSAGES_MAX);
    if (read.isEmpty()) {
      return;
    }
    parts.measures().gapHealed();
    History.Stretch stretch = read.get();
    if (!stretch.epoch().equals(window.epoch()) || !stretch.whole()) {
      tail.restart(stretch.epoch(), stretch.head());
      return;
    }
    Touched touched = new Touched(stretch.touched());
    long now = parts.timers().nanos();
    tail.graft(
        stretch.head(), stretch.changes().stream().map(c -> entry(c, touched, now)).toList());
  }

  // --- rooms of a conversation; these block ---

  void greet(Conversation conversation, Map<RoomId, Seq> cursors, @Nullable Epoch epoch) {
    if (conversation.isClosed()) {
      return;
    }
    Rooms.OwnRooms own = parts.rooms().viewsOf(conversation.user());
    Optional<Me> me = parts.greeting().me().apply(conversation.user());
    if (me.isEmpty()) {
      conversation.end(Outlet.Closing.SIGN_IN_ENDED);
      return;
    }
    Telling.Ready ready =
        new Telling.Ready(
            me.get(),
            own.rooms().stream().map(Rooms.OwnRoom::view).toList(),
            own.epoch().value(),
            conversation.name(),
            parts.greeting().heartbeatMs(),
            parts.greeting().serverTime().get(),
            parts.greeting().version(),
            parts.greeting().limits());
    Epoch theirs = epoch == null ? own.epoch() : epoch;
    conversation.begin(ready, starts(own, cursors, theirs));
    conversation.roomsAreOf(own.version());
  }

  void review(Conversation conversation) {
    if (conversation.isClosed()) {
      return;
    }
    Rooms.OwnRooms own = parts.rooms().viewsOf(conversation.user());
    List<Conversation.Start> starts = starts(own, Map.of(), own.epoch());
    Set<RoomId> present = new HashSet<>();
    for (int i = 0; i < starts.size(); i++) {
      present.add(starts.get(i).tail().room());
      conversation.joined(new Telling.Joined(own.rooms().get(i).view()), starts.get(i));
    }
    conversation.mayHaveEnded(present);
    // Last: had the database gone away before, the sweep would still find something to review.
    conversation.roomsAreOf(own.version());
  }

  private List<Conversation.Start> starts(
      Rooms.OwnRooms own, Map<RoomId, Seq> cursors, Epoch epoch) {
    List<Conversation.Start> starts = new ArrayList<>();
    List<RoomTail> fresh = new ArrayList<>();
    for (Rooms.OwnRoom room : own.rooms()) {
      RoomId id = Ids.room(room.view().id());
      RoomTail tail = hold(id);
      if (tail.window() == null) {
        fresh.add(tail);
      }
      Seq head = new Seq(room.view().head());
      Seq cursor = cursors.get(id);
      boolean byCursor = cursor != null;
      starts.add(
          new Conversation.Start(
              tail,
              room.visibleFrom(),
              cursor != null ? cursor : head,
              byCursor ? epoch : own.epoch(),
              byCursor,
              epoch.equals(own.epoch()) ? head : Seq.ZERO));
    }
    try {
      settle(fresh);
    } catch (RuntimeException broken) {
      starts.forEach(start -> release(start.tail()));
      throw broken;
    }
    return starts;
  }

  // A fresh tail attends before its head is read, so nothing falls between the two.
  private void settle(Collection<RoomTail> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    History.Heads heads = parts.history().heads(fresh.stream().map(RoomTail::room).toList());
    for (RoomTail tail : fresh) {
      Seq head = heads.of().get(tail.room());
      if (head != null) {
        tail.settle(heads.epoch(), head);
      }
    }
  }

  // --- what conversations work with ---

  Frames frames() {
    return parts.frames();
  }

  Timers timers() {
    return parts.timers();
  }

  Measures measures() {
    return parts.measures();
  }

  CatchUp catchUp() {
    return catchUp;
  }

  void later(Runnable task) {
    parts.timers().after(RETRY_MILLIS, task);
  }
}
