package org.folkmoot.application.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.tail.RoomTail;
import org.folkmoot.application.tail.SubscriptionStart;
import org.folkmoot.application.tail.Tails;
import org.folkmoot.application.task.BackgroundWork;
import org.folkmoot.application.task.ConcurrencyLimit;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What sessions read: whose rooms they are, for the greeting and whenever that may have changed,
 * and what was missed in one. It blocks, and so it is done elsewhere, for a few at a time.
 */
public final class RoomLists {
  private static final int RETRY_MILLIS = 500;

  // Together with the tails' own thirteen of the twenty connections that a replica has.
  private static final int ENTERING_MAX = 5;
  public static final int READING_MAX = 4;

  private final Rooms rooms;
  private final CatchUp catchUp;
  private final Tails tails;
  private final ReadyGreeting greeting;
  private final Timers timers;
  private final ConcurrencyLimit entrance;
  private final ConcurrencyLimit reading;
  private volatile Epoch known = Epoch.NONE;

  public RoomLists(
      Rooms rooms, History history, Tails tails, ReadyGreeting greeting, BackgroundWork work) {
    this.rooms = rooms;
    this.catchUp = new CatchUp(history);
    this.tails = tails;
    this.greeting = greeting;
    this.timers = work.timers();
    this.entrance = new ConcurrencyLimit(work.executor(), ENTERING_MAX);
    this.reading = new ConcurrencyLimit(work.executor(), READING_MAX);
  }

  CatchUp catchUp() {
    return catchUp;
  }

  /** For what sessions read once they are greeted. */
  Executor reading() {
    return reading;
  }

  void later(Runnable task) {
    timers.after(RETRY_MILLIS, task);
  }

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
    ServerMessage.Ready ready = greeting.ready(reader, own, session.name());
    Epoch theirs = epoch == null || epoch.equals(own.epoch()) ? own.epoch() : epoch;
    session.begin(own.epoch(), ready, starts(own, cursors, theirs));
    session.rememberRoomList(own.epoch(), own.version());
    if (!ready.features().equals(greeting.features().get())) {
      tellFeatures(session);
    }
  }

  /** More may be used than before. */
  void tellFeatures(ClientSession session) {
    session.say(new ServerMessage.Features(greeting.features().get()));
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
    Rooms.OwnRooms read = rooms.viewsOf(user);
    Epoch epoch = known;
    if (!epoch.equals(read.epoch())) {
      epoch = read.epoch();
      known = epoch;
    }
    return new Rooms.OwnRooms(epoch, read.version(), read.reader(), read.rooms());
  }

  private List<SubscriptionStart> starts(
      Rooms.OwnRooms own, Map<RoomId, Seq> cursors, Epoch epoch) {
    List<SubscriptionStart> starts = new ArrayList<>();
    List<RoomTail> fresh = new ArrayList<>();
    for (Rooms.OwnRoom room : own.rooms()) {
      RoomTail tail = tails.hold(room.id());
      if (tail.window() == null) {
        fresh.add(tail);
      }
      starts.add(
          new SubscriptionStart(
              tail, room, point(own.epoch(), room, cursors.get(room.id()), epoch)));
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
}
