package org.folkmoot.application.sweep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.live.Conversation;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.Outlet;
import org.folkmoot.application.live.Tails;
import org.folkmoot.application.live.Timers;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/**
 * Compares what this replica believes with the database: heads of the rooms that it serves, room
 * lists of those who are connected, sign-ins of these and of those who call. The bus is the speed;
 * this is the guarantee.
 */
public final class Sweep {
  /** How often it looks. */
  public static final int PERIOD_MILLIS = 1_000;

  // After such a sleep the world has moved on: clients come back to a replica that knows it.
  private static final long STALL_NANOS = 5_000_000_000L;

  private final Live live;
  private final Tails tails;
  private final Glance glance;
  private final History history;
  private final CheckSignIn checkSignIn;
  private final Timers timers;
  private long lastNanos;

  public Sweep(Live live, Glance glance, History history, CheckSignIn checkSignIn, Timers timers) {
    this.live = live;
    this.tails = live.tails();
    this.glance = glance;
    this.history = history;
    this.checkSignIn = checkSignIn;
    this.timers = timers;
    this.lastNanos = timers.nanos();
  }

  /** One look. Blocks; called again a period after it has ended, well or not. */
  public void look() {
    if (stalled()) {
      live.all().forEach(conversation -> conversation.end(Outlet.Closing.GOING_AWAY));
    }
    List<Conversation> all = live.all();
    all.forEach(Conversation::remind);
    tails.remind();
    Glance.Believed believed = believed(all);
    if (believed.rooms().isEmpty() && believed.signIns().isEmpty()) {
      return;
    }
    long askedNanos = timers.nanos();
    Glance.Seen seen = glance.at(believed);
    checkSignIn.asked(believed.signIns(), seen.ended(), askedNanos);
    endAllOf(seen.ended());
    for (Conversation conversation : all) {
      Long version = seen.lists().get(conversation.user());
      conversation.roomsAreAt(
          seen.epoch(), version == null ? OptionalLong.empty() : OptionalLong.of(version));
    }
    seen.moved().forEach((room, head) -> tails.isAt(seen.epoch(), room, head));
    mendStrangers(seen.epoch());
  }

  /** Also those who came while it looked: nobody believes in these sign-ins any more. */
  private void endAllOf(Set<SignInId> ended) {
    for (Conversation conversation : ended.isEmpty() ? List.<Conversation>of() : live.all()) {
      if (ended.contains(conversation.signIn())) {
        conversation.end(Outlet.Closing.SIGN_IN_ENDED);
      }
    }
  }

  private boolean stalled() {
    long now = timers.nanos();
    boolean stalled = now - lastNanos > STALL_NANOS + PERIOD_MILLIS * 1_000_000L;
    lastNanos = now;
    return stalled;
  }

  private Glance.Believed believed(List<Conversation> all) {
    Map<UserId, Long> users = new HashMap<>();
    Set<SignInId> signIns = new HashSet<>(checkSignIn.inUse());
    for (Conversation conversation : all) {
      signIns.add(conversation.signIn());
      // Of several devices the one that has looked longest ago counts.
      conversation
          .roomsVersion()
          .ifPresent(version -> users.merge(conversation.user(), version, Math::min));
    }
    return new Glance.Believed(tails.heads(), users, signIns);
  }

  /** Tails of another history, though their heads may be the same. */
  private void mendStrangers(Epoch epoch) {
    Set<RoomId> strangers = tails.notOf(epoch);
    if (!strangers.isEmpty()) {
      History.Heads heads = history.heads(strangers);
      heads.of().forEach((room, head) -> tails.isAt(heads.epoch(), room, head));
    }
  }
}
