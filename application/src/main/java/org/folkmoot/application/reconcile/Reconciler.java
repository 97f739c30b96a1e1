package org.folkmoot.application.reconcile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.folkmoot.application.account.CheckSignIn;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.log.History;
import org.folkmoot.application.session.ClientSession;
import org.folkmoot.application.session.SocketPort;
import org.folkmoot.application.tail.Tails;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/**
 * Compares what this replica believes with the database: heads of the rooms that it serves, room
 * lists of those who are connected, sign-ins of these and of those who call. The bus is the speed;
 * this is the guarantee.
 */
public final class Reconciler {
  /** How often it looks. */
  public static final int PERIOD_MILLIS = 1_000;

  // After such a sleep the world has moved on: clients come back to a replica that knows it.
  private static final long STALL_NANOS = 5_000_000_000L;

  private final Live live;
  private final Tails tails;
  private final DatabaseCheck check;
  private final History history;
  private final CheckSignIn checkSignIn;
  private final Timers timers;
  private long lastNanos;

  public Reconciler(
      Live live, DatabaseCheck check, History history, CheckSignIn checkSignIn, Timers timers) {
    this.live = live;
    this.tails = live.tails();
    this.check = check;
    this.history = history;
    this.checkSignIn = checkSignIn;
    this.timers = timers;
    this.lastNanos = timers.nanos();
  }

  /** One look. Blocks; called again a period after it has ended, well or not. */
  public void look() {
    if (stalled()) {
      live.sessions().all().forEach(session -> session.end(SocketPort.Closing.GOING_AWAY));
    }
    List<ClientSession> all = live.sessions().all();
    all.forEach(ClientSession::recheck);
    tails.recheck();
    DatabaseCheck.Believed believed = believed(all);
    if (believed.rooms().isEmpty() && believed.signIns().isEmpty()) {
      return;
    }
    long askedNanos = timers.nanos();
    DatabaseCheck.Differences differences = check.at(believed);
    checkSignIn.asked(believed.signIns(), differences.ended(), askedNanos);
    endAllOf(differences.ended());
    for (ClientSession session : all) {
      Long version = differences.lists().get(session.user());
      session.compareRoomList(
          differences.epoch(), version == null ? OptionalLong.empty() : OptionalLong.of(version));
    }
    differences.moved().forEach((room, head) -> tails.reconcile(differences.epoch(), room, head));
    mendStrangers(differences.epoch());
  }

  /** Also those who came while it looked: nobody believes in these sign-ins any more. */
  private void endAllOf(Set<SignInId> ended) {
    for (ClientSession session :
        ended.isEmpty() ? List.<ClientSession>of() : live.sessions().all()) {
      if (ended.contains(session.signIn())) {
        session.end(SocketPort.Closing.SIGN_IN_ENDED);
      }
    }
  }

  private boolean stalled() {
    long now = timers.nanos();
    boolean stalled = now - lastNanos > STALL_NANOS + PERIOD_MILLIS * 1_000_000L;
    lastNanos = now;
    return stalled;
  }

  private DatabaseCheck.Believed believed(List<ClientSession> all) {
    Map<UserId, Long> users = new HashMap<>();
    Set<SignInId> signIns = new HashSet<>(checkSignIn.inUse());
    for (ClientSession session : all) {
      signIns.add(session.signIn());
      // Of several devices the one that has looked longest ago counts.
      session.roomsVersion().ifPresent(version -> users.merge(session.user(), version, Math::min));
    }
    return new DatabaseCheck.Believed(tails.heads(), users, signIns);
  }

  /** Tails of another history, though their heads may be the same. */
  private void mendStrangers(Epoch epoch) {
    Set<RoomId> strangers = tails.notOf(epoch);
    if (!strangers.isEmpty()) {
      History.Heads heads = history.heads(strangers);
      heads.of().forEach((room, head) -> tails.reconcile(heads.epoch(), room, head));
    }
  }
}
