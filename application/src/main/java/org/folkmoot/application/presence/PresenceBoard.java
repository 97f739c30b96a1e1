package org.folkmoot.application.presence;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.InterestCounts;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.task.BackgroundWork;
import org.folkmoot.application.task.Timers;
import org.folkmoot.application.view.Moment;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/**
 * Who is here, and who wants to know of whom. A coming or going costs those who watch that person
 * and nobody else: it is rung on the person's own channel, which only replicas with watchers hear.
 *
 * <p>Whoever's replica died says no good-bye; their lease runs out, and who is watched is asked for
 * every {@link #POLL_MILLIS}. All asking is done by one job at a time, for everybody who waits, so
 * a thousand who come back at once cost one question.
 */
public final class PresenceBoard {
  /** How often those who are watched are asked for, in case a ring was lost. */
  public static final int POLL_MILLIS = 5_000;

  // A page that is loaded anew, or a client whose replica goes away, is back before that.
  private static final int GONE_AFTER_MILLIS = 4_000;

  // Sightings are kept once in so many renewals: a minute is near enough for "last seen".
  private static final int RENEWALS_A_SIGHTING = 6;

  private final Doorbell doorbell;
  private final Presence presence;
  private final LastSeen lastSeen;
  private final Timers timers;
  private final InstantSource clock;
  private final Executor executor;
  private final InterestCounts interest;

  private final Map<UserId, Presence.State> here = new ConcurrentHashMap<>();
  private final Set<UserId> doubtful = ConcurrentHashMap.newKeySet();
  private final Queue<WatchRequest> requests = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asking = new AtomicBoolean();
  private int renewals;

  // Only the one job that asks touches it.
  private final Map<UserId, Watched> watched = new HashMap<>();
  private final Map<PresenceWatcher, List<UserId>> watches = new HashMap<>();

  private static final class Watched {
    final Username name;
    final Set<PresenceWatcher> by = new HashSet<>();
    @Nullable Shown told;

    Watched(Username name) {
      this.name = name;
    }
  }

  /** What watchers know of somebody; no state is being away altogether. */
  private record Shown(Presence.@Nullable State state) {
    ServerMessage telling(Username name, @Nullable Instant lastSeen) {
      String shown =
          switch (state) {
            case null -> "offline";
            case ONLINE -> "online";
            case AWAY -> "away";
          };
      return new ServerMessage.Presence(
          name.value(), shown, state == null && lastSeen != null ? Moment.text(lastSeen) : null);
    }
  }

  private record WatchRequest(PresenceWatcher of, Map<UserId, Username> wanted) {}

  public PresenceBoard(
      Presence presence,
      LastSeen lastSeen,
      Doorbell doorbell,
      InterestCounts interest,
      BackgroundWork work) {
    this.presence = presence;
    this.lastSeen = lastSeen;
    this.doorbell = doorbell;
    this.interest = interest;
    this.timers = work.timers();
    this.clock = work.clock();
    this.executor = work.executor();
  }

  // --- who is here ---

  /**
   * A device of theirs has come or gone, or its holder has turned away or come back to it.
   *
   * @param devices those that they have here, whenever it is asked
   */
  public void moved(UserId user, Supplier<? extends Set<? extends PresenceWatcher>> devices) {
    if (stateOf(devices) == null) {
      timers.after(GONE_AFTER_MILLIS, () -> settle(user, devices));
    } else {
      settle(user, devices);
    }
  }

  private static Presence.@Nullable State stateOf(
      Supplier<? extends Set<? extends PresenceWatcher>> devices) {
    Presence.State state = null;
    for (PresenceWatcher device : devices.get()) {
      if (!device.isIdle()) {
        return Presence.State.ONLINE;
      }
      state = Presence.State.AWAY;
    }
    return state;
  }

  private void settle(UserId user, Supplier<? extends Set<? extends PresenceWatcher>> devices) {
    if (stateOf(devices) == null && here.containsKey(user)) {
      remember(Set.of(user));
    }
    boolean[] moved = {false};
    here.compute(
        user,
        (id, known) -> {
          Presence.State now = stateOf(devices);
          if (now == known) {
            return known;
          }
          moved[0] = true;
          if (now == null) {
            presence.gone(id);
          } else {
            presence.here(id, now);
          }
          return now;
        });
    if (moved[0]) {
      doorbell.ring(new Ring.PresenceRing(user));
      doubt(Set.of(user));
    }
  }

  /** Gives this replica's word for its people. Called each {@link Presence#RENEWAL_MILLIS}. */
  public void renew() {
    Map<UserId, Presence.State> all = Map.copyOf(here);
    presence.renew(all);
    if (renewals++ % RENEWALS_A_SIGHTING == 0) {
      remember(all.keySet());
    }
  }

  private void remember(Collection<UserId> users) {
    try {
      if (!users.isEmpty()) {
        lastSeen.seen(users, clock.instant());
      }
    } catch (Unavailable away) {
      // The last sighting stands: that somebody goes must be told also without the database.
    }
  }

  // --- who wants to know ---

  /** From now on this device is told of these people, and of no others. */
  public void watch(PresenceWatcher device, Map<UserId, Username> wanted) {
    requests.add(new WatchRequest(device, wanted));
    ask();
  }

  /** Asks for everybody who is watched. Called each {@link #POLL_MILLIS}. */
  public void poll() {
    executor.execute(
        () -> {
          synchronized (watched) {
            doubtful.addAll(watched.keySet());
          }
          ask();
        });
  }

  /** They may have come or gone. */
  public void doubt(Set<UserId> users) {
    doubtful.addAll(users);
    ask();
  }

  private void ask() {
    if (asking.compareAndSet(false, true)) {
      executor.execute(this::askForAll);
    }
  }

  private void askForAll() {
    // Taken down first, so that whoever has a request from now on finds a job that will come.
    asking.set(false);
    synchronized (watched) {
      List<WatchRequest> granted = new ArrayList<>();
      for (WatchRequest request = requests.poll(); request != null; request = requests.poll()) {
        grant(request);
        granted.add(request);
      }
      Set<UserId> asked = new HashSet<>(doubtful);
      doubtful.removeAll(asked);
      asked.retainAll(watched.keySet());
      granted.forEach(request -> asked.addAll(request.wanted().keySet()));
      if (!asked.isEmpty()) {
        tell(asked, granted);
      }
    }
  }

  private void grant(WatchRequest request) {
    PresenceWatcher of = request.of();
    Map<UserId, Username> wanted = of.isClosed() ? Map.of() : request.wanted();
    for (UserId user : watches.getOrDefault(of, List.of())) {
      Watched someone = watched.get(user);
      if (someone != null && !wanted.containsKey(user) && someone.by.remove(of)) {
        interest.awayFrom(user);
        if (someone.by.isEmpty()) {
          watched.remove(user);
        }
      }
    }
    wanted.forEach(
        (user, name) -> {
          if (watched.computeIfAbsent(user, u -> new Watched(name)).by.add(of)) {
            interest.to(user);
          }
        });
    if (wanted.isEmpty()) {
      watches.remove(of);
    } else {
      watches.put(of, List.copyOf(wanted.keySet()));
    }
  }

  private void tell(Set<UserId> asked, List<WatchRequest> granted) {
    Map<UserId, Presence.State> states = presence.of(asked);
    Set<UserId> gone = new HashSet<>(asked);
    gone.removeAll(states.keySet());
    Map<UserId, Instant> last = lastSeen(gone);
    Map<UserId, ServerMessage> unchanged = new HashMap<>();
    for (UserId user : asked) {
      Watched someone = watched.get(user);
      Shown now = new Shown(states.get(user));
      // Without the database nobody knows since when somebody is away: it is told a little later.
      if (someone != null && (now.state() != null || last.containsKey(user))) {
        ServerMessage message = now.telling(someone.name, last.get(user));
        if (now.equals(someone.told)) {
          unchanged.put(user, message);
        } else {
          someone.told = now;
          someone.by.forEach(watcher -> watcher.say(message));
        }
      }
    }
    for (WatchRequest request : granted) {
      for (UserId user : watches.getOrDefault(request.of(), List.of())) {
        ServerMessage message = unchanged.get(user);
        if (message != null && request.wanted().containsKey(user)) {
          request.of().say(message);
        }
      }
    }
  }

  private Map<UserId, Instant> lastSeen(Set<UserId> gone) {
    if (gone.isEmpty()) {
      return Map.of();
    }
    try {
      return lastSeen.last(gone);
    } catch (Unavailable away) {
      return Map.of();
    }
  }
}
