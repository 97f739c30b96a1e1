package org.folkmoot.application.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.folkmoot.application.bus.InterestCounts;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.measure.Measures;
import org.folkmoot.application.passing.PassingSignals;
import org.folkmoot.application.presence.PresenceBoard;
import org.folkmoot.application.tail.Tails;
import org.folkmoot.application.task.SerialQueue;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/** The sockets of this replica, and what each of them works with. */
public final class Sessions {
  private final Tails tails;
  private final RoomLists lists;
  private final PresenceBoard presence;
  private final PassingSignals passing;
  private final InterestCounts interest;
  private final Frames frames;
  private final Measures measures;
  private final Supplier<String> names;
  private final Map<UserId, Set<ClientSession>> open = new ConcurrentHashMap<>();
  private volatile boolean leaving;

  /**
   * Nobody is here yet.
   *
   * @param names one for each socket
   */
  public Sessions(
      Tails tails,
      RoomLists lists,
      PresenceBoard presence,
      PassingSignals passing,
      InterestCounts interest,
      Frames frames,
      Measures measures,
      Supplier<String> names) {
    this.tails = tails;
    this.lists = lists;
    this.presence = presence;
    this.passing = passing;
    this.interest = interest;
    this.frames = frames;
    this.measures = measures;
    this.names = names;
  }

  /** A socket of somebody who has proved who they are. */
  public ClientSession open(UserId user, SignInId signIn, SocketPort socket) {
    ClientSession session =
        new ClientSession(
            this,
            user,
            signIn,
            names.get(),
            socket,
            new SerialQueue(lists.reading(), () -> socket.close(SocketPort.Closing.FELL_BEHIND)));
    open.compute(
        user,
        (id, known) -> {
          Set<ClientSession> all = known == null ? ConcurrentHashMap.newKeySet() : known;
          if (known == null) {
            interest.to(user);
          }
          all.add(session);
          return all;
        });
    moved(user);
    measures.sockets(1);
    return session;
  }

  void forget(ClientSession session) {
    boolean[] gone = {false};
    open.computeIfPresent(
        session.user(),
        (id, known) -> {
          gone[0] = known.remove(session);
          if (known.isEmpty()) {
            interest.awayFrom(id);
            return null;
          }
          return known;
        });
    if (gone[0]) {
      moved(session.user());
      presence.watch(session, Map.of());
      measures.sockets(-1);
    }
  }

  void moved(UserId user) {
    presence.moved(user, () -> of(user));
  }

  public Set<ClientSession> of(UserId user) {
    return open.getOrDefault(user, Set.of());
  }

  public List<ClientSession> all() {
    List<ClientSession> all = new ArrayList<>();
    open.values().forEach(all::addAll);
    return all;
  }

  /** From now on whoever comes is to be sent away again: there are other replicas. */
  public void leave() {
    leaving = true;
  }

  public boolean isLeaving() {
    return leaving;
  }

  /** More may be used than before: whoever was greeted already hears of it. */
  public void featuresRose() {
    all().stream().filter(ClientSession::wasGreeted).forEach(lists::tellFeatures);
  }

  // --- what each of them works with ---

  Tails tails() {
    return tails;
  }

  RoomLists lists() {
    return lists;
  }

  PresenceBoard presence() {
    return presence;
  }

  PassingSignals passing() {
    return passing;
  }

  Frames frames() {
    return frames;
  }
}
