package org.folkmoot.application.session;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.presence.PresenceWatcher;
import org.folkmoot.application.tail.SubscriptionStart;
import org.folkmoot.application.task.SerialQueue;
import org.folkmoot.application.task.TaskInbox;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/**
 * One socket: what is said to it alone, and a subscription for each of its user's rooms.
 *
 * <p>Whoever has something for it alone puts it into the inbox and wakes the outlet; what concerns
 * a room marks its subscription as behind. The socket's own thread then drains it. Reading from the
 * log is done elsewhere, one job at a time for each session, so a slow one never holds more than
 * one answer.
 */
public final class ClientSession implements PresenceWatcher {
  // So much may wait for a socket before it is spared what passes.
  private static final int PASSING_MAX = 16;

  private final Sessions sessions;
  private final UserId user;
  private final SignInId signIn;
  private final String name;
  private final SocketPort socket;

  private final TaskInbox inbox = new TaskInbox();
  private volatile boolean closed;

  // Only the draining thread touches what follows. Most sockets say nothing most of the time, so
  // each of these begins as small as it can be.
  private final Subscriptions subscriptions;
  private @Nullable Queue<Frame> unsaid;
  // Read by the reconciler, too, which comes again: it may see it late, and so it needs no fence.
  private @Nullable Subscription firstBehind;
  private @Nullable Subscription lastBehind;
  private boolean woken;
  private Epoch toldEpoch = Epoch.NONE;

  private final SerialQueue jobs;
  // Null until the first list of rooms was read.
  private volatile @Nullable ListOfRooms listOfRooms;
  private volatile boolean setIdle;

  ClientSession(
      Sessions sessions,
      UserId user,
      SignInId signIn,
      String name,
      SocketPort socket,
      SerialQueue jobs) {
    this.sessions = sessions;
    this.user = user;
    this.signIn = signIn;
    this.name = name;
    this.socket = socket;
    this.jobs = jobs;
    this.subscriptions = new Subscriptions(this, sessions.tails());
  }

  /** By its name, not by its place in memory, so that a simulation replays to the letter. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  public UserId user() {
    return user;
  }

  public SignInId signIn() {
    return signIn;
  }

  /** An id of the server's own: the one that a client sends with its upgrade may be anyone's. */
  public String name() {
    return name;
  }

  /** The first frame: where the client stands. Rooms that it doesn't name start live. */
  public void hello(Map<RoomId, Seq> cursors, @Nullable Epoch epoch) {
    sessions.lists().enter(this, cursors, epoch);
  }

  /** Says something to this socket alone, after all that it was told before. */
  @Override
  public void say(ServerMessage message) {
    say(sessions.frames().of(message));
  }

  /** The same, encoded already. */
  public void say(Frame frame) {
    post(() -> sayNext(frame));
  }

  /** Says what is worth nothing later: a socket that is behind doesn't hear it. */
  void passing(Frame frame) {
    if (unsaid == null || unsaid.size() < PASSING_MAX) {
      sayNext(frame);
      wake();
    }
  }

  void say(Change change) {
    sayNext(sessions.frames().of(change));
  }

  private void sayNext(Frame frame) {
    if (unsaid == null) {
      unsaid = new ArrayDeque<>(1);
    }
    unsaid.add(frame);
  }

  Frame frameOf(RoomView view) {
    return sessions.frames().of(new ServerMessage.Joined(view));
  }

  // --- being here, and who else is ---

  /** Whoever holds the device has turned away from it, or come back. */
  public void setIdle(boolean now) {
    if (setIdle != now) {
      setIdle = now;
      sessions.moved(user);
    }
  }

  @Override
  public boolean isIdle() {
    return setIdle;
  }

  /** From now on it is told how these people are here, and of no others. */
  public void watch(Map<UserId, Username> people) {
    sessions.presence().watch(this, people);
  }

  /** Somebody types in a room of theirs, or has stopped. On the draining thread. */
  public void tellTyping(RoomId room, Username name, boolean on) {
    if (subscriptions.has(room)) {
      sessions.passing().tellTyping(room, user, name, on);
    }
  }

  /** The socket is gone. */
  public void close() {
    closed = true;
    sessions.forget(this);
    inbox.add(subscriptions::clear);
    // Whatever became of a wake before: nobody reminds who is gone, and its tails would be held.
    socket.wake();
  }

  public void end(SocketPort.Closing why) {
    socket.close(why);
  }

  Executor thread() {
    return socket.thread();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  /**
   * Writes what there is, as long as the socket takes it. Called by one thread at a time: after a
   * wake, and when the socket has become writable again.
   */
  public void drain(SocketPort.Sink sink) {
    woken = false;
    for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
      next.run();
    }
    if (unsaid != null && unsaid.size() > TaskInbox.TASKS_MAX) {
      fallBehind();
    }
    // Who is gone has no rooms here, but may hear on for a moment: what was still being read for it
    // would tell it of all of them as of new ones. An answer that isn't written is asked for again.
    while (!closed && sink.isWritable()) {
      Frame frame = unsaid == null ? null : unsaid.poll();
      if (frame != null) {
        sink.write(frame);
        continue;
      }
      unsaid = null;
      Subscription subscription = firstBehind;
      if (subscription == null) {
        return;
      }
      Subscription next = subscription.takeFromQueue();
      firstBehind = next;
      lastBehind = next == null ? null : lastBehind;
      if (!subscription.deliver(sink)) {
        subscription.markBehind();
        return;
      }
    }
  }

  // From here on it is told nothing, for it would miss what was left out: whoever comes back goes
  // on where they have come to, and is told all of it.
  private void fallBehind() {
    closed = true;
    end(SocketPort.Closing.FELL_BEHIND);
  }

  // By the draining thread itself, which wakes thousands for each message.
  private void wake() {
    if (!woken) {
      woken = true;
      socket.wake();
    }
  }

  /**
   * For the reconciler: also when a wake seems under way, for it may have been lost with its
   * thread.
   */
  public void recheck() {
    if (inbox.hasNews() || firstBehind != null) {
      socket.wake();
    }
  }

  void enqueueBehind(Subscription subscription) {
    if (firstBehind == null || lastBehind == null) {
      firstBehind = subscription;
    } else {
      lastBehind.linkBefore(subscription);
    }
    lastBehind = subscription;
    wake();
  }

  private void post(Runnable news) {
    post(news, List.of());
  }

  /** With tails that it takes over: they are let go of if there is no room for it. */
  private void post(Runnable news, List<SubscriptionStart> held) {
    if (inbox.isFull()) {
      held.forEach(start -> sessions.tails().release(start.tail()));
      fallBehind();
    } else if (inbox.add(news)) {
      socket.wake();
    }
  }

  // --- rooms ---

  /** The list of rooms may have changed. */
  public void reviewRooms() {
    jobs.addReview(() -> sessions.lists().review(this));
  }

  /**
   * For the reconciler: the history that the database is in, and how often the list has changed.
   */
  public void compareRoomList(Epoch epoch, OptionalLong version) {
    ListOfRooms known = listOfRooms;
    if (known != null && !known.equals(known.at(epoch, version))) {
      reviewRooms();
    }
  }

  /** Empty until the first list of rooms was read. */
  public OptionalLong roomsVersion() {
    ListOfRooms known = listOfRooms;
    return known == null ? OptionalLong.empty() : OptionalLong.of(known.version());
  }

  boolean wasGreeted() {
    return listOfRooms != null;
  }

  void rememberRoomList(Epoch epoch, long version) {
    listOfRooms = new ListOfRooms(epoch, version);
  }

  /** Before the rooms of another list are told: between the two there may have been others. */
  void goesOnTo(Epoch epoch, long version) {
    ListOfRooms known = listOfRooms;
    if (known != null && !known.isRightBefore(epoch, version)) {
      post(subscriptions::doubt);
    }
  }

  /** After {@code ready}: all rooms at once. */
  void begin(Epoch epoch, ServerMessage.Ready ready, List<SubscriptionStart> starts) {
    Frame frame = sessions.frames().of(ready);
    post(
        () -> {
          sayNext(frame);
          toldEpoch = epoch;
          for (SubscriptionStart start : starts) {
            subscriptions.begin(start);
          }
        },
        starts);
  }

  /** A room of theirs as it is now: they may have just come into it, or see it otherwise. */
  void sees(SubscriptionStart start) {
    post(
        () -> {
          RoomId room = start.id();
          if (subscriptions.has(room)) {
            subscriptions.see(start);
            return;
          }
          sayNext(frameOf(start.view()));
          if (!start.epoch().equals(toldEpoch)) {
            // The view doesn't say which history it is of, and the client knows another one.
            sayReset(room, start.epoch(), start.cursor());
          }
          subscriptions.begin(start);
        },
        List.of(start));
  }

  /** The user isn't in any other room any more, by the list. */
  void mayHaveEnded(Set<RoomId> present) {
    post(() -> subscriptions.mayHaveEnded(present));
  }

  // --- what subscriptions ask for ---

  void readFromLog(Subscription subscription) {
    UserId reader = user;
    RoomId room = subscription.tail().room();
    Seq after = subscription.cursor();
    Epoch epoch = subscription.epoch();
    jobs.add(
        () -> {
          if (closed) {
            return;
          }
          CatchUp.Missed missed;
          try {
            missed =
                sessions.lists().catchUp().after(reader, room, after, epoch, CatchUp.MESSAGES_MAX);
          } catch (RuntimeException broken) {
            sessions.lists().later(() -> post(subscription::readingFailed));
            throw broken;
          }
          post(() -> subscription.arrived(missed));
        });
  }

  /**
   * Reads all rooms again for one that must know how it is now; it goes on whatever comes of it.
   */
  void review(Subscription subscription) {
    jobs.add(
        () -> {
          try {
            sessions.lists().review(this);
          } catch (RuntimeException broken) {
            sessions.lists().later(() -> review(subscription));
            throw broken;
          } finally {
            post(subscription::goOn);
          }
        });
  }

  void reportHistory(RoomId room, Epoch epoch, Seq head) {
    sessions.tails().dropOtherHistory(epoch, room, head);
  }

  void sayCatchup(RoomId room, CatchUp.Missed.Changes missed) {
    toldEpoch = missed.epoch();
    sayNext(sessions.frames().of(ServerMessage.Catchup.of(room, missed)));
  }

  void sayReset(RoomId room, Epoch epoch, Seq head) {
    toldEpoch = epoch;
    sayNext(sessions.frames().of(ServerMessage.Catchup.reset(room, epoch, head)));
  }

  void sayCatchup(RoomId room, List<Frame> changes, Seq head, Epoch epoch) {
    toldEpoch = epoch;
    sayNext(sessions.frames().catchup(room, changes, head, epoch));
  }

  void sayRemoved(Subscription subscription, String event) {
    sayNext(
        sessions
            .frames()
            .of(
                new ServerMessage.Removed(
                    subscription.tail().room().toString(), subscription.cursor().value(), event)));
    subscriptions.ended(subscription);
    // They may have come back already: then the list of rooms has it, and it begins anew.
    reviewRooms();
  }
}
