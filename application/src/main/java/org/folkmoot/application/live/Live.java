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
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.InterestCounts;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.frame.Ids;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.frame.TailEntry;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.passing.ReadReceipts;
import org.folkmoot.application.passing.TypingSignals;
import org.folkmoot.application.presence.LastSeen;
import org.folkmoot.application.presence.Presence;
import org.folkmoot.application.task.ConcurrencyLimit;
import org.folkmoot.application.task.SerialQueue;
import org.folkmoot.application.task.Timers;
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
  private final ConcurrencyLimit entrance;
  private final ConcurrencyLimit reading;
  private final Tails tails;
  private final InterestCounts interest;
  private final PresenceBoard presence;
  private final TypingSignals typing;
  private final ReadReceipts receipts;
  private final Map<UserId, Set<ClientSession>> sessions = new ConcurrentHashMap<>();
  private volatile boolean leaving;
  private volatile Epoch history = new Epoch("");

  /** What the live part works with. */
  public record Parts(
      History history,
      Rooms rooms,
      Doorbell doorbell,
      Presence presence,
      LastSeen sightings,
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
    this.entrance = new ConcurrencyLimit(parts.executor(), ENTERING_MAX);
    this.reading = new ConcurrencyLimit(parts.executor(), READING_MAX);
    this.tails = new Tails(parts);
    this.interest = new InterestCounts(parts.doorbell());
    this.presence = new PresenceBoard(parts, interest, this::sessionsOf);
    this.typing =
        new TypingSignals(
            parts.history(),
            parts.doorbell(),
            parts.timers(),
            parts.clock(),
            parts.executor(),
            this::pass);
    this.receipts = new ReadReceipts(parts.timers(), this::passEverywhere);
  }

  // --- sockets ---

  /** A socket of somebody who has proved who they are. */
  public ClientSession open(UserId user, SignInId signIn, SocketPort socket) {
    ClientSession session =
        new ClientSession(
            this,
            user,
            signIn,
            parts.names().get(),
            socket,
            new SerialQueue(reading, () -> socket.close(SocketPort.Closing.FELL_BEHIND)));
    sessions.compute(
        user,
        (id, open) -> {
          Set<ClientSession> all = open == null ? ConcurrentHashMap.newKeySet() : open;
          if (open == null) {
            interest.to(user);
          }
          all.add(session);
          return all;
        });
    presence.moved(user);
    parts.measures().sockets(1);
    return session;
  }

  void forget(ClientSession session) {
    boolean[] gone = {false};
    sessions.computeIfPresent(
        session.user(),
        (id, open) -> {
          gone[0] = open.remove(session);
          if (open.isEmpty()) {
            interest.awayFrom(id);
            return null;
          }
          return open;
        });
    if (gone[0]) {
      presence.moved(session.user());
      presence.watch(session, Map.of());
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

  public Set<ClientSession> sessionsOf(UserId user) {
    return sessions.getOrDefault(user, Set.of());
  }

  /** All sockets of this replica. */
  public List<ClientSession> all() {
    List<ClientSession> all = new ArrayList<>();
    sessions.values().forEach(all::addAll);
    return all;
  }

  /** Ends all sockets of a sign-in, here and, by a ring, elsewhere. */
  public void signInEnded(SignInId signIn, UserId user) {
    endSignIn(signIn, user);
    parts.doorbell().ring(new Ring.SignInRing(signIn, user));
  }

  private void endSignIn(SignInId signIn, UserId user) {
    for (ClientSession session : sessionsOf(user)) {
      if (session.signIn().equals(signIn)) {
        session.end(SocketPort.Closing.SIGN_IN_ENDED);
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
      case Ring.PresenceRing(UserId user) -> presence.doubt(Set.of(user));
      case Ring.PersonRing(UserId user, Frame frame) ->
          sessionsOf(user).forEach(device -> device.say(frame));
    }
  }

  /** Tells all devices of a user, wherever they are connected. */
  public void tell(UserId user, ServerMessage message) {
    Frame frame = parts.frames().of(message);
    sessionsOf(user).forEach(device -> device.say(frame));
    parts.doorbell().ring(new Ring.PersonRing(user, frame));
  }

  // --- what passes, and is never kept ---

  /** Somebody who is in the room types there, or has stopped. */
  public void tellTyping(RoomId room, UserId who, Username username, boolean on) {
    typing.says(new Ring.TypingRing(room, who, username, on));
  }

  /** Somebody has read so far, and doesn't mind that others know. */
  public void tellRead(RoomId room, UserId who, Username name, Seq seq) {
    receipts.read(room, who, name, seq);
  }

  private void passEverywhere(RoomId room, UserId allBut, ServerMessage message) {
    Frame frame = parts.frames().of(message);
    pass(room, allBut, frame);
    parts.doorbell().ring(new Ring.PassingRing(room, allBut, frame));
  }

  private void pass(RoomId room, UserId allBut, ServerMessage message) {
    tails.of(room).ifPresent(tail -> tail.pass(allBut, parts.frames().of(message)));
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
    sessionsOf(user).forEach(ClientSession::reviewRooms);
  }

  // --- rooms of a session; these block ---

  /** Whoever comes in waits for those who came before, and in nobody else's way. */
  void enter(ClientSession guest, Map<RoomId, Seq> cursors, @Nullable Epoch epoch) {
    try {
      entrance.execute(() -> welcome(guest, cursors, epoch));
    } catch (RejectedExecutionException full) {
      // It comes again after a moment of its own choice, here or to a replica that has time.
      guest.end(SocketPort.Closing.GOING_AWAY);
    }
  }

  private void welcome(ClientSession guest, Map<RoomId, Seq> cursors, @Nullable Epoch epoch) {
    try {
      greet(guest, cursors, epoch);
    } catch (RuntimeException broken) {
      // Nothing was said yet, so it begins anew when the database is back.
      later(() -> enter(guest, cursors, epoch));
      throw broken;
    }
  }

  void greet(ClientSession session, Map<RoomId, Seq> cursors, @Nullable Epoch epoch) {
    if (session.isClosed()) {
      return;
    }
    Rooms.OwnRooms own = ownRooms(session.user());
    User reader = own.reader();
    if (reader == null) {
      session.end(SocketPort.Closing.SIGN_IN_ENDED);
      return;
    }
    List<String> features = parts.greeting().features().get();
    ServerMessage.Ready ready =
        new ServerMessage.Ready(
            parts.greeting().me().apply(reader),
            own.rooms().stream().map(Rooms.OwnRoom::view).toList(),
            own.epoch().value(),
            session.name(),
            parts.greeting().heartbeatMs(),
            parts.greeting().serverTime().get(),
            parts.greeting().version(),
            parts.greeting().limits(),
            features);
    Epoch theirs = epoch == null || epoch.equals(own.epoch()) ? own.epoch() : epoch;
    session.begin(ready, starts(own, cursors, theirs));
    session.rememberRoomList(own.epoch(), own.version());
    if (!features.equals(parts.greeting().features().get())) {
      tellFeatures(session);
    }
  }

  /** More may be used than before: whoever was greeted already hears of it. */
  public void featuresRose() {
    all().stream().filter(ClientSession::wasGreeted).forEach(this::tellFeatures);
  }

  private void tellFeatures(ClientSession session) {
    session.say(new ServerMessage.Features(parts.greeting().features().get()));
  }

  void review(ClientSession session) {
    // Before it is greeted there is nothing to review: the greeting reads the list itself.
    if (session.isClosed() || !session.wasGreeted()) {
      return;
    }
    Rooms.OwnRooms own = ownRooms(session.user());
    List<SubscriptionStart> starts = starts(own, Map.of(), own.epoch());
    // What was set and set back meanwhile looks untouched, but the client may have read it so.
    session.goesOnTo(own.epoch(), own.version());
    Set<RoomId> present = new HashSet<>();
    for (SubscriptionStart start : starts) {
      present.add(start.id());
      session.sees(start);
    }
    session.mayHaveEnded(present);
    // Last: had the database gone away before, the reconciler would still find something to review.
    session.rememberRoomList(own.epoch(), own.version());
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

  private List<SubscriptionStart> starts(
      Rooms.OwnRooms own, Map<RoomId, Seq> cursors, Epoch epoch) {
    List<SubscriptionStart> starts = new ArrayList<>();
    List<RoomTail> fresh = new ArrayList<>();
    for (Rooms.OwnRoom room : own.rooms()) {
      RoomId id = Ids.room(room.view().id());
      RoomTail tail = tails.hold(id);
      if (tail.window() == null) {
        fresh.add(tail);
      }
      starts.add(
          new SubscriptionStart(tail, room, point(own.epoch(), room, cursors.get(id), epoch)));
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
  private static SubscriptionStart.ResumeFrom point(
      Epoch history, Rooms.OwnRoom room, @Nullable Seq cursor, Epoch theirs) {
    if (cursor == null) {
      return new SubscriptionStart.ResumeFrom.AfterView(history, new Seq(room.view().head()));
    }
    return theirs.equals(history)
        ? new SubscriptionStart.ResumeFrom.Cursor(history, cursor)
        : new SubscriptionStart.ResumeFrom.Foreign(theirs, cursor);
  }

  // --- what sessions work with ---

  /** The rooms that this replica serves. */
  public Tails tails() {
    return tails;
  }

  /** Who is here, as far as somebody wants to know. */
  public PresenceBoard attendance() {
    return presence;
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
