package org.folkmoot.application.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.TailEntry;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.tail.RoomListener;
import org.folkmoot.application.tail.RoomListeners;
import org.folkmoot.application.tail.RoomTail;
import org.folkmoot.application.tail.SubscriptionStart;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.OwnRoomSettings;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * One socket's cursor in one room. It moves only while the socket takes what it is handed, so a
 * slow socket costs its cursor and nothing else.
 *
 * <p>It belongs to the thread that drains the session, and nobody else touches it.
 */
final class Subscription implements RoomListener {
  // Half of what one answer may have: the log tells more of it in less.
  private static final int CATCHUP_BYTES_MAX = 512 << 10;

  private final ClientSession session;
  private final RoomListeners listeners;
  private long visibleFrom;
  private int place = RoomListeners.NOWHERE;
  private boolean behind;
  private @Nullable Subscription nextBehind;
  // A number: as an object it would be one more that thousands have to be pointed at anew.
  private long cursor;
  private Epoch epoch;
  // Null while it isn't known here what the client knows, which may read the view for itself.
  private @Nullable Own told;
  // To be told when the cursor is at its head, for its counts are of there.
  private @Nullable RoomView due;
  private boolean reading;
  private boolean stands;
  private boolean ended;

  /** What of a room's view is the reader's own. */
  private record Own(String role, OwnRoomSettings mine) {
    // By far most are so; thousands of sockets needn't hold one each.
    private static final Own COMMON = new Own("member", OwnRoomSettings.NONE);

    static Own of(RoomView view) {
      Own own = new Own(view.myRole(), view.mine());
      return own.equals(COMMON) ? COMMON : own;
    }
  }

  Subscription(ClientSession session, RoomListeners listeners, SubscriptionStart start) {
    this.session = session;
    this.listeners = listeners;
    this.cursor = start.cursor().value();
    this.epoch = listeners.tail().shared(start.epoch());
    this.visibleFrom = start.room().visibleFrom().value();
    this.told = Own.of(start.view());
  }

  /** As its session's: so that a simulation replays to the letter. */
  @Override
  public int hashCode() {
    return session.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  RoomTail tail() {
    return listeners.tail();
  }

  @Override
  public int place() {
    return place;
  }

  @Override
  public void sitAt(int there) {
    place = there;
  }

  /** The room as its reader sees it now: told if their own part of it is otherwise than told. */
  void see(RoomView now, Epoch of) {
    // A view of another history has its reset before it, and that has the client read it anew.
    due = Own.of(now).equals(told) || !epoch.equals(of) ? null : now;
    if (due != null) {
      // Should it become as it was before this is told, the client may still have read this one.
      doubt();
      markBehind();
    }
  }

  /** The client may have read something else than it was told: it is told in any case. */
  void doubt() {
    told = null;
  }

  /** The view that was missing has come, or couldn't be read now. */
  void goOn() {
    stands = false;
    markBehind();
  }

  Seq cursor() {
    return new Seq(cursor);
  }

  Epoch epoch() {
    return epoch;
  }

  /** There may be something to deliver. */
  @Override
  public void markBehind() {
    if (!behind) {
      behind = true;
      session.enqueueBehind(this);
    }
  }

  @Override
  public void pass(UserId allBut, Frame frame) {
    if (!session.user().equals(allBut)) {
      session.passing(frame);
    }
  }

  /** In the queue of those that are behind. */
  void linkBefore(Subscription next) {
    nextBehind = next;
  }

  /**
   * It is taken out of that queue, and says who was next. The mark is taken down before the tail is
   * looked at, so that no growth goes unseen.
   */
  @Nullable Subscription takeFromQueue() {
    Subscription next = nextBehind;
    nextBehind = null;
    behind = false;
    return next;
  }

  /** Before it has gone on by its own catch-up it takes nothing from the tail. */
  void startReading() {
    if (!reading && !ended) {
      reading = true;
      session.readFromLog(this);
    }
  }

  /**
   * Hands on what the tail has for it.
   *
   * @return false when the socket would take no more, and something is left
   */
  boolean deliver(SocketPort.Sink sink) {
    RoomTail.Window window = tail().window();
    if (ended || reading || stands || window == null) {
      return true;
    }
    if (!window.epoch().equals(epoch) || !window.reaches(cursor)) {
      startReading();
      return true;
    }
    if (window.hides(session.user(), cursor)) {
      // They would see what was said while they were out.
      startReading();
      return true;
    }
    RoomView view = due;
    if (view == null || view.head() > window.head().value()) {
      return deliver(window, window.head(), sink);
    }
    if (cursor > view.head()) {
      // It was overtaken. The cursor stays where it is until another has come, which can't be
      // older.
      due = null;
      stands = true;
      session.review(this);
      return true;
    }
    return deliver(window, new Seq(view.head()), sink)
        && tell(view, sink)
        && deliver(window, window.head(), sink);
  }

  /** Right after everything up to its head. */
  private boolean tell(RoomView view, SocketPort.Sink sink) {
    if (ended || reading) {
      return true;
    }
    if (!sink.isWritable()) {
      return false;
    }
    due = null;
    told = Own.of(view);
    sink.write(session.frameOf(view));
    return true;
  }

  private boolean deliver(RoomTail.Window window, Seq to, SocketPort.Sink sink) {
    int handed = 0;
    long oldest = 0;
    List<TailEntry> entries = window.entries();
    for (int i = window.after(cursor); i < entries.size() && !ended && !reading; i++) {
      TailEntry entry = entries.get(i);
      if (entry.seq().isAfter(to)) {
        break;
      }
      if (!sink.isWritable()) {
        return false;
      }
      if (entry.message() == null || entry.message().value() >= visibleFrom) {
        sink.write(entry.frame());
        oldest = handed++ == 0 ? entry.bornNanos() : oldest;
      }
      cursor = entry.seq().value();
      endWith(entry);
    }
    if (handed > 0) {
      listeners.delivered(handed, oldest);
    }
    if (!ended && !reading) {
      cursor = Math.max(cursor, to.value());
    }
    return true;
  }

  private void endWith(TailEntry entry) {
    TailEntry.MembershipEffect effect = entry.concern();
    if (effect != null && effect.over() && effect.touches(session.user())) {
      end(effect.event());
    }
  }

  /**
   * Catches up with what the tail still has, which costs no reading: whoever comes back after a
   * moment, and a replica's whole crowd after its death, has missed but little.
   *
   * @return false when the tail can't tell all of it
   */
  boolean catchUpFromTail() {
    RoomTail.Window window = tail().window();
    if (window == null
        || !window.epoch().equals(epoch)
        || !window.reaches(cursor)
        || window.hides(session.user(), cursor)) {
      return false;
    }
    Map<Object, Frame> newest = new LinkedHashMap<>();
    List<TailEntry> entries = window.entries();
    int bytes = 0;
    for (int i = window.after(cursor); i < entries.size(); i++) {
      TailEntry entry = entries.get(i);
      TailEntry.MembershipEffect effect = entry.concern();
      if (effect != null && effect.over() && effect.touches(session.user())) {
        return false;
      }
      if (entry.message() == null || entry.message().value() >= visibleFrom) {
        // Taken out first: a thing stands where it changed last.
        newest.remove(entry.thing());
        newest.put(entry.thing(), entry.frame());
        bytes += entry.frame().bytes();
      }
    }
    if (bytes > CATCHUP_BYTES_MAX) {
      return false;
    }
    cursor = Math.max(cursor, window.head().value());
    session.sayCatchup(tail().room(), List.copyOf(newest.values()), cursor(), epoch);
    return true;
  }

  /** What was read from the log for it has arrived. */
  void arrived(CatchUp.Missed missed) {
    reading = false;
    if (ended) {
      return;
    }
    begin(missed);
    if (!ended) {
      // The tail may not know yet that the database has begun another history; while it doesn't,
      // it has nothing for this cursor, which would read and read.
      session.reportHistory(tail().room(), epoch, cursor());
    }
    markBehind();
  }

  private void begin(CatchUp.Missed missed) {
    switch (missed) {
      case CatchUp.Missed.Changes changes -> {
        session.sayCatchup(tail().room(), changes);
        cursor = changes.head().value();
        epoch = tail().shared(changes.epoch());
        if (changes.more()) {
          startReading();
        }
      }
      case CatchUp.Missed.Reset reset -> {
        session.sayReset(tail().room(), reset.epoch(), reset.head());
        cursor = reset.head().value();
        epoch = tail().shared(reset.epoch());
        visibleFrom = reset.visibleFrom().value();
        told = null;
        due = null;
      }
      case CatchUp.Missed.NotIn notIn -> {
        // By another history's numbers it would be told something older than it was told before.
        if (notIn.epoch().equals(epoch)) {
          notIn.own().ifPresent(session::say);
        }
        cursor = notIn.own().map(own -> own.seq().value()).orElse(cursor);
        end(notIn.own().map(Change.MemberChange::event).orElse("left"));
      }
      case CatchUp.Missed.NoRoom gone -> end("deleted");
    }
  }

  /** The log couldn't be read now; it is tried again. */
  void readingFailed() {
    reading = false;
    startReading();
  }

  void cancel() {
    ended = true;
    listeners.remove(this);
  }

  private void end(String event) {
    cancel();
    session.sayRemoved(this, event);
  }
}
