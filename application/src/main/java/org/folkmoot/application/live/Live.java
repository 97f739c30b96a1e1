package org.folkmoot.application.live;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/** The live part of one replica: its rooms' tails, its sockets, and what is told to whom. */
public final class Live {
  private static final int RETRY_MILLIS = 500;

  // Together with the tails' own thirteen of the twenty connections that a replica has.
  private static final int ENTERING_MAX = 5;
  static final int READING_MAX = 4;

  private final Parts parts;
  private final CatchUp catchUp;
  private final Gate entrance;
  private final Gate reading;
  private final Tails tails;
  private final Attention attention;
  private final Attendance attendance;
  private final Typing typing;
  private final Receipts receipts;
  private final Map<UserId, Set<Conversation>> conversations = new ConcurrentHashMap<>();
  private volatile boolean leaving;
  private volatile Epoch history = new Epoch("");

  /** What the live part works with. */
  public record Parts(
      History history,
      Rooms rooms,
      Doorbell doorbell,
      Presence presence,
      Sightings sightings,
      Frames frames,
      Timers timers,
      InstantSource clock,
      Executor executor,
      Measures measures,
      Greeting greeting,
      Supplier<String> names) {}

  /** What {@code ready} says besides the rooms. */
  public record Greeting(
      Function<User, Me> me,
      Supplier<String> serverTime,
      String version,
      int heartbeatMs,
      Map<String, Integer> limits,
      Supplier<List<String>> features) {}

  public Live(Parts parts) {
    this.parts = parts;
    this.catchUp = new CatchUp(parts.history());
    this.entrance = new Gate(parts.executor(), ENTERING_MAX);
    this.reading = new Gate(parts.executor(), READING_MAX);
    this.tails = new Tails(parts);
    this.attention = new Attention(parts.doorbell());
    this.attendance = new Attendance(parts, attention, this::conversationsOf);
    this.typing = new Typing(parts, this::pass);
    this.receipts = new Receipts(parts.timers(), this::passEverywhere);
  }

  // --- sockets ---

  /** A socket of somebody who has proved who they are. */
  public Conversation open(UserId user, SignInId signIn, Outlet outlet) {
    Conversation conversation =
        new Conversation(
            this,
            user,
            signIn,
            parts.names().get(),
            outlet,
            new Jobs(reading, () -> outlet.close(Outlet.Closing.FELL_BEHIND)));
    conversations.compute(
        user,
        (id, open) -> {
          Set<Conversation> all = open == null ? ConcurrentHashMap.newKeySet() : open;
          if (open == null) {
            attention.to(user);
          }
          all.add(conversation);
          return all;
        });
    attendance.moved(user);
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
            attention.awayFrom(id);
            return null;
          }
          return open;
        });
    if (gone[0]) {
      attendance.moved(conversation.user());
      attendance.watch(conversation, Map.of());
      parts.measures().sockets(-1);
    }
  }

  /** From now on whoever comes is to be sent away again: there are other replicas. */
  void leave() {
    leaving = true;
  }

  public boolean isLeaving() {
    return leaving;
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
  public void signInEnded(SignInId signIn, UserId user) {
    endSignIn(signIn, user);
    parts.doorbell().ring(new Ring.SignInRing(signIn, user));
  }

  private void endSignIn(SignInId signIn, UserId user) {
    for (Conversation conversation : conversationsOf(user)) {
      if (conversation.signIn().equals(signIn)) {
        conversation.end(Outlet.Closing.SIGN_IN_ENDED);
      }
    }
  }

  // --- what was committed ---

  /** Tells what a transaction has changed; only after it is committed. */
  public void publish(News news) {
    Map<RoomId, List<TailEntry>> byRoom = new HashMap<>();
    for (Change change : news.inOrder()) {
      RoomId room = Ids.room(change.room());
      TailEntry entry = tails.entry(change);
      byRoom.computeIfAbsent(room, r -> new ArrayList<>()).add(entry);
    }
    byRoom.forEach((room, entries) -> tails.offer(news.epoch(), room, entries));
    byRoom.forEach(
        (room, entries) ->
            entries.forEach(
                entry -> parts.doorbell().ring(new Ring.RoomRing(news.epoch(), room, entry))));
    for (UserId user : news.concerned()) {
      listChanged(user);
    }
  }

  /** Another replica has called. */
  public void hear(Ring ring) {
    switch (ring) {
      case Ring.RoomRing room -> tails.offer(room.epoch(), room.room(), List.of(room.entry()));
      case Ring.LookRing(RoomId room) -> tails.look(room);
      case Ring.TypingRing typist -> typing.heard(typist);
      case Ring.PassingRing(RoomId room, UserId from, Frame frame) -> pass(room, from, frame);
      case Ring.UserRing(UserId user) -> roomsChanged(user);
      case Ring.SignInRing(SignInId signIn, UserId user) -> endSignIn(signIn, user);
      case Ring.PresenceRing(UserId user) -> attendance.doubt(Set.of(user));
      case Ring.PersonRing(UserId user, Frame frame) ->
          conversationsOf(user).forEach(device -> device.say(frame));
    }
  }

  /** Tells all devices of a user, wherever they are connected. */
  public void tell(UserId user, Telling telling) {
    Frame frame = parts.frames().of(telling);
    conversationsOf(user).forEach(device -> device.say(frame));
    parts.doorbell().ring(new Ring.PersonRing(user, frame));
  }

  // --- what passes, and is never kept ---

  /** Somebody who is in the room types there, or has stopped. */
  public void types(RoomId room, UserId who, Username username, boolean on) {
    typing.says(new Ring.TypingRing(room, who, username, on));
  }

  /** Somebody has read so far, and doesn't mind that others know. */
  public void hasRead(RoomId room, UserId who, Username name, Seq seq) {
    receipts.read(room, who, name, seq);
  }

  private void passEverywhere(RoomId room, UserId allBut, Telling telling) {
    Frame frame = parts.frames().of(telling);
    pass(room, allBut, frame);
    parts.doorbell().ring(new Ring.PassingRing(room, allBut, frame));
  }

  private void pass(RoomId room, UserId allBut, Telling telling) {
    tails.of(room).ifPresent(tail -> tail.pass(allBut, parts.frames().of(telling)));
  }

  private void pass(RoomId room, UserId allBut, Frame frame) {
    tails.of(room).ifPresent(tail -> tail.pass(allBut, frame));
  }

  /** Somebody sees their rooms otherwise than before; only after it is committed. */
  public void listChanged(UserId user) {
    roomsChanged(user);
    parts.doorbell().ring(new Ring.UserRing(user));
  }

  private void roomsChanged(UserId user) {
    conversationsOf(user).forEach(Conversation::reviewRooms);
  }

  // --- rooms of a conversation; these block ---

  /** Whoever comes in waits for those who came before, and in nobody else's way. */
  void enter(Conversation guest, Map<RoomId, Seq> cursors, @Nullable Epoch epoch) {
    try {
      entrance.execute(() -> welcome(guest, cursors, epoch));
    } catch (RejectedExecutionException full) {
      // It comes again after a moment of its own choice, here or to a replica that has time.
      guest.end(Outlet.Closing.GOING_AWAY);
    }
  }

  private void welcome(Conversation guest, Map<RoomId, Seq> cursors, @Nullable Epoch epoch) {
    try {
      greet(guest, cursors, epoch);
    } catch (RuntimeException broken) {
      // Nothing was said yet, so it begins anew when the database is back.
      later(() -> enter(guest, cursors, epoch));
      throw broken;
    }
  }

  void greet(Conversation conversation, Map<RoomId, Seq> cursors, @Nullable Epoch epoch) {
    if (conversation.isClosed()) {
      return;
    }
    Rooms.OwnRooms own = ownRooms(conversation.user());
    User reader = own.reader();
    if (reader == null) {
      conversation.end(Outlet.Closing.SIGN_IN_ENDED);
      return;
    }
    List<String> features = parts.greeting().features().get();
    Telling.Ready ready =
        new Telling.Ready(
            parts.greeting().me().apply(reader),
            own.rooms().stream().map(Rooms.OwnRoom::view).toList(),
            own.epoch().value(),
            conversation.name(),
            parts.greeting().heartbeatMs(),
            parts.greeting().serverTime().get(),
            parts.greeting().version(),
            parts.greeting().limits(),
            features);
    Epoch theirs = epoch == null || epoch.equals(own.epoch()) ? own.epoch() : epoch;
    conversation.begin(ready, starts(own, cursors, theirs));
    conversation.roomsAreOf(own.epoch(), own.version());
    if (!features.equals(parts.greeting().features().get())) {
      tellFeatures(conversation);
    }
  }

  /** More may be used than before: whoever was greeted already hears of it. */
  public void featuresRose() {
    all().stream().filter(Conversation::wasGreeted).forEach(this::tellFeatures);
  }

  private void tellFeatures(Conversation conversation) {
    conversation.say(new Telling.Features(parts.greeting().features().get()));
  }

  void review(Conversation conversation) {
    // Before it is greeted there is nothing to review: the greeting reads the list itself.
    if (conversation.isClosed() || !conversation.wasGreeted()) {
      return;
    }
    Rooms.OwnRooms own = ownRooms(conversation.user());
    List<Start> starts = starts(own, Map.of(), own.epoch());
    // What was set and set back meanwhile looks untouched, but the client may have read it so.
    conversation.goesOnTo(own.epoch(), own.version());
    Set<RoomId> present = new HashSet<>();
    for (Start start : starts) {
      present.add(start.id());
      conversation.sees(start);
    }
    conversation.mayHaveEnded(present);
    // Last: had the database gone away before, the sweep would still find something to review.
    conversation.roomsAreOf(own.epoch(), own.version());
  }

  // All sockets hold the same name of the history, and not each one that reads the same.
  private Rooms.OwnRooms ownRooms(UserId user) {
    Rooms.OwnRooms read = parts.rooms().viewsOf(user);
    Epoch known = history;
    if (!known.equals(read.epoch())) {
      known = read.epoch();
      history = known;
    }
    return new Rooms.OwnRooms(known, read.version(), read.reader(), read.rooms());
  }

  private List<Start> starts(Rooms.OwnRooms own, Map<RoomId, Seq> cursors, Epoch epoch) {
    List<Start> starts = new ArrayList<>();
    List<RoomTail> fresh = new ArrayList<>();
    for (Rooms.OwnRoom room : own.rooms()) {
      RoomId id = Ids.room(room.view().id());
      RoomTail tail = tails.hold(id);
      if (tail.window() == null) {
        fresh.add(tail);
      }
      starts.add(new Start(tail, room, point(own.epoch(), room, cursors.get(id), epoch)));
    }
    try {
      tails.settle(fresh);
      tails.reach(starts);
    } catch (RuntimeException broken) {
      starts.forEach(start -> tails.release(start.tail()));
      throw broken;
    }
    return starts;
  }

  /**
   * Where somebody goes on.
   *
   * @param history the room's own
   * @param cursor what they say that they have of it, if anything
   * @param theirs the history that their cursors belong to
   */
  private static Start.Point point(
      Epoch history, Rooms.OwnRoom room, @Nullable Seq cursor, Epoch theirs) {
    if (cursor == null) {
      return new Start.Point.AfterView(history, new Seq(room.view().head()));
    }
    return theirs.equals(history)
        ? new Start.Point.Cursor(history, cursor)
        : new Start.Point.Foreign(theirs, cursor);
  }

  // --- what conversations work with ---

  /** The rooms that this replica serves. */
  public Tails tails() {
    return tails;
  }

  /** Who is here, as far as somebody wants to know. */
  public Attendance attendance() {
    return attendance;
  }

  Frames frames() {
    return parts.frames();
  }

  CatchUp catchUp() {
    return catchUp;
  }

  void later(Runnable task) {
    parts.timers().after(RETRY_MILLIS, task);
  }
}
