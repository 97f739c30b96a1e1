package org.folkmoot.application.sweep;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.folkmoot.application.account.SignIns;
import org.folkmoot.application.live.Conversation;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.Outlet;
import org.folkmoot.application.live.Timers;
import org.folkmoot.application.log.History;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/**
 * Compares what this replica believes with the database: heads of the rooms that it serves, room
 * lists and sign-ins of those who are connected. The bus is the speed; this is the guarantee.
 */
public final class Sweep {
  /** How often it looks. */
  public static final int PERIOD_MILLIS = 1_000;

  // After such a sleep the world has moved on: clients come back to a replica that knows it.
  private static final long STALL_NANOS = 5_000_000_000L;

  private final Live live;
  private final History history;
  private final Rooms rooms;
  private final SignIns signIns;
  private final Timers timers;
  private long lastNanos;

  public Sweep(Live live, History history, Rooms rooms, SignIns signIns, Timers timers) {
    this.live = live;
    this.history = history;
    this.rooms = rooms;
    this.signIns = signIns;
    this.timers = timers;
    this.lastNanos = timers.nanos();
  }

  /** One look. Blocks; called again a period after it has ended, well or not. */
  public void look() {
    if (stalled()) {
      live.all().forEach(conversation -> conversation.end(Outlet.Closing.GOING_AWAY));
    }
    live.all().forEach(Conversation::wakeIfBehind);
    lookAtRooms();
    lookAtUsers();
  }

  private boolean stalled() {
    long now = timers.nanos();
    boolean stalled = now - lastNanos > STALL_NANOS + PERIOD_MILLIS * 1_000_000L;
    lastNanos = now;
    return stalled;
  }

  private void lookAtRooms() {
    Map<RoomId, Seq> known = live.tails().heads();
    if (known.isEmpty()) {
      return;
    }
    History.Heads heads = history.heads(known.keySet());
    heads.of().forEach((room, head) -> live.tails().isAt(heads.epoch(), room, head));
  }

  private void lookAtUsers() {
    List<Conversation> all = live.all();
    if (all.isEmpty()) {
      return;
    }
    Set<UserId> users = new HashSet<>();
    Map<SignInId, Boolean> asked = new HashMap<>();
    for (Conversation conversation : all) {
      users.add(conversation.user());
      asked.put(conversation.signIn(), true);
    }
    Map<UserId, Long> versions = rooms.versions(users);
    Set<SignInId> good = signIns.good(asked.keySet());
    for (Conversation conversation : all) {
      conversation.roomsAreAt(versions.getOrDefault(conversation.user(), 0L));
      if (!good.contains(conversation.signIn())) {
        conversation.end(Outlet.Closing.SIGN_IN_ENDED);
      }
    }
  }
}
