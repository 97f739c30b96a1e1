package org.folkmoot.application.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.tail.RoomListeners;
import org.folkmoot.application.tail.SubscriptionStart;
import org.folkmoot.application.tail.Tails;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/** The rooms of one session. Only its draining thread touches them. */
final class Subscriptions {
  private final ClientSession session;
  private final Tails tails;
  private final Map<RoomId, Subscription> all = HashMap.newHashMap(1);

  Subscriptions(ClientSession session, Tails tails) {
    this.session = session;
    this.tails = tails;
  }

  boolean has(RoomId room) {
    return all.containsKey(room);
  }

  void begin(SubscriptionStart start) {
    if (session.isClosed()) {
      tails.release(start.tail());
      return;
    }
    RoomListeners listeners = start.tail().row(session.thread());
    Subscription subscription = new Subscription(session, listeners, start);
    Subscription before = all.put(start.id(), subscription);
    if (before != null) {
      drop(before);
    }
    listeners.add(subscription);
    switch (start.from()) {
      case SubscriptionStart.ResumeFrom.AfterView live -> {}
      case SubscriptionStart.ResumeFrom.Foreign lost -> subscription.startReading();
      case SubscriptionStart.ResumeFrom.Cursor(Epoch epoch, Seq seq)
          when seq.equals(start.head()) ->
          subscription.arrived(new CatchUp.Missed.Changes(epoch, List.of(), true, seq, false));
      case SubscriptionStart.ResumeFrom.Cursor behind -> {
        if (!start.goesOn() || !subscription.catchUpFromTail()) {
          subscription.startReading();
        }
      }
    }
    subscription.markBehind();
  }

  /** A room that is there already looks like this now. */
  void see(SubscriptionStart start) {
    tails.release(start.tail());
    Subscription known = all.get(start.id());
    if (known != null) {
      known.see(start.view(), start.epoch());
    }
  }

  /** What the client has read of its rooms isn't known any more. */
  void doubt() {
    all.values().forEach(Subscription::doubt);
  }

  /** All others aren't the user's any more, by the list: the log is asked what happened. */
  void mayHaveEnded(Set<RoomId> present) {
    for (Subscription subscription : List.copyOf(all.values())) {
      if (!present.contains(subscription.tail().room())) {
        subscription.startReading();
      }
    }
  }

  void ended(Subscription subscription) {
    all.remove(subscription.tail().room(), subscription);
    tails.release(subscription.tail());
  }

  void clear() {
    all.values().forEach(this::drop);
    all.clear();
  }

  private void drop(Subscription subscription) {
    subscription.cancel();
    tails.release(subscription.tail());
  }
}
