package org.folkmoot.application.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.folkmoot.application.account.SignIn;
import org.folkmoot.application.log.Unavailable;
import org.folkmoot.application.memory.InMemoryDueJobs;
import org.folkmoot.application.memory.InMemoryHistory;
import org.folkmoot.application.memory.InMemoryLastSeen;
import org.folkmoot.application.memory.InMemoryLogFollowers;
import org.folkmoot.application.memory.InMemoryPresence;
import org.folkmoot.application.memory.InMemoryRoomLog;
import org.folkmoot.application.memory.InMemoryRooms;
import org.folkmoot.application.memory.InMemorySignIns;
import org.folkmoot.application.memory.InMemoryStore;
import org.folkmoot.application.memory.InMemoryUsers;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** Everything that one seed makes happen. */
final class World {
  private static final int REPLICAS = 3;
  private static final int PEOPLE = 4;
  private static final int ROOMS = 2;
  private static final int DEEDS = 90;
  // All heads are looked at once a minute; the rest of it passed before.
  private static final long FOLLOWED_MICROS = 20_000_000;
  // A killed replica's people are known to be offline after that.
  private static final long GONE_MICROS = 45_000_000;

  final RandomGenerator random;
  final Agenda agenda;
  final Bus bus;
  final Map<UserId, Username> names = new HashMap<>();
  final InMemoryStore store = new InMemoryStore();
  final InMemoryRoomLog log = new InMemoryRoomLog(store);
  final InMemoryHistory history = new InMemoryHistory(store);
  final InMemoryRooms rooms = new InMemoryRooms(store);
  final InMemoryLastSeen sightings = new InMemoryLastSeen(store);
  final InMemoryPresence.Board board;
  final List<SimClient> clients = new ArrayList<>();
  final Errands errands = new Errands(this, history);
  final Bells bells = new Bells(this, new InMemoryDueJobs(store));
  boolean calm;

  private final List<Replica> replicas = new ArrayList<>();
  private final List<RoomId> halls = new ArrayList<>();
  private final Stays stays = new Stays("epoch-1");
  private Runnable restore = () -> {};
  private final Map<String, Object> truth = new HashMap<>();
  private boolean disturbing;
  private int epochs = 1;

  World(long seed) {
    random = new Random(seed);
    agenda = new Agenda(random);
    bus = new Bus(random, agenda);
    board = new InMemoryPresence.Board(agenda::nanos);
    people();
    new InMemoryLogFollowers(store).begin(Errands.NAME);
    for (int i = 0; i < ROOMS; i++) {
      halls.add(hall(i));
    }
    for (int i = 0; i < REPLICAS; i++) {
      Replica replica = new Replica(this, "replica" + i);
      replicas.add(replica);
      bus.join(replica);
    }
  }

  static void require(boolean kept, String broken) {
    if (!kept) {
      throw new AssertionError(broken);
    }
  }

  static RoomId roomId(String text) {
    return new RoomId(UUID.fromString(text));
  }

  static SignInId signInOf(UserId user) {
    return new SignInId(new UUID(77, user.value().getLeastSignificantBits()));
  }

  private void people() {
    var users = new InMemoryUsers(store);
    var signIns = new InMemorySignIns(store);
    for (int i = 0; i < PEOPLE; i++) {
      UserId id = new UserId(new UUID(7, i));
      String name = "user" + i;
      users.add(
          new User(
              id,
              new Username(name),
              new DisplayName(name),
              null,
              null,
              null,
              false,
              false,
              Instant.EPOCH),
          "");
      signIns.add(
          new SignIn(
              signInOf(id), id, Instant.EPOCH, Instant.EPOCH, 1, Instant.EPOCH, null, "sim"));
      names.put(id, new Username(name));
      clients.add(new SimClient(this, id, name));
    }
  }

  private RoomId hall(int number) {
    RoomId id = new RoomId(new UUID(1, number));
    UserId owner = new UserId(new UUID(7, 0));
    store.write(
        () -> {
          LockedRoom lockedRoom =
              LockedRoom.founding(
                  Room.fresh(
                      id,
                      new RoomName("hall" + number),
                      Description.NONE,
                      Visibility.PUBLIC,
                      owner,
                      Instant.EPOCH));
          lockedRoom.admitFounder(owner, Instant.EPOCH);
          return log.found(lockedRoom);
        });
    noteStanding(id, owner);
    return id;
  }

  /** Lives through it all, and then looks whether everything is as it must be. */
  void live() {
    store.betweenStatements(this::disturb);
    store.fates(this::fate);
    backUp();
    for (int i = 0; i < DEEDS; i++) {
      attempt(this::deed);
      agenda.pass(random.nextInt(100) < 80 ? random.nextInt(3_000) : random.nextInt(400_000));
      clients.forEach(client -> client.read(random.nextInt(8)));
    }
    settle();
    clients.forEach(SimClient::mustHoldWhatAFreshReadShows);
    Ending ending = new Ending(history, halls);
    ending.holdsEveryAckOnce(clients);
    ending.holdsNothingOfWhoWasOut(stays, "epoch-" + epochs);
    everybodyKnowsWhoIsHere();
    agenda.pass(FOLLOWED_MICROS);
    errands.allAreDone(halls);
    bells.allHaveRung();
  }

  private InMemoryStore.Fate fate() {
    int chance = random.nextInt(100);
    if (chance < 4) {
      return InMemoryStore.Fate.ROLL_BACK;
    }
    return chance < 8 ? InMemoryStore.Fate.COMMIT_AND_LOSE_THE_ANSWER : InMemoryStore.Fate.COMMIT;
  }

  /** While somebody reads in two statements, somebody else commits in between, or is sent away. */
  private void disturb() {
    if (!disturbing && random.nextInt(100) < 5) {
      disturbing = true;
      try {
        if (random.nextInt(20) == 0 && !store.isHistoryHeld()) {
          restore.run();
        } else if (random.nextInt(10) == 0) {
          oneOf(clients).isSentAway();
        } else {
          attempt(this::change);
        }
      } finally {
        disturbing = false;
      }
    }
  }

  private void attempt(Runnable deed) {
    try {
      deed.run();
    } catch (Unavailable away) {
      // whoever asked is told so, and may ask again
    }
  }

  private void deed() {
    int chance = random.nextInt(100);
    SimClient client = oneOf(clients);
    if (!client.isConnected() || chance < 6) {
      client.connect(oneOf(replicas));
    } else if (chance < 10) {
      client.cut();
    } else if (chance < 14) {
      oneOf(replicas).crash(() -> attempt(this::change));
    } else if (chance < 19) {
      Replica replica = oneOf(replicas);
      replica.sleep(!replica.sleeps());
    } else if (chance < 20) {
      backUp();
    } else if (chance < 21) {
      restore.run();
    } else if (chance < 23) {
      oneOf(replicas).drain();
    } else if (chance < 24) {
      client.turnAway(random.nextBoolean());
    } else if (chance < 26) {
      client.type(oneOf(halls));
    } else if (chance < 30) {
      bells.hang();
    } else if (chance < 50) {
      client.post(oneOf(halls));
    } else {
      client.send();
      change();
    }
  }

  /** Whoever was told something since, and holds on to it, holds what never was. */
  private void backUp() {
    InMemoryStore.Backup backup = store.backUp();
    Stays.Backup stayed = stays.backUp();
    Runnable undone = errands.backUp();
    Runnable unrung = bells.backUp();
    List<Set<ClientId>> acked =
        clients.stream().map(client -> Set.copyOf(client.acked().keySet())).toList();
    restore =
        () -> {
          halls.forEach(room -> clients.forEach(client -> noteStanding(room, client.user())));
          String epoch = "epoch-" + ++epochs;
          store.restore(backup, epoch);
          undone.run();
          unrung.run();
          stays.restore(stayed, epoch);
          for (int i = 0; i < clients.size(); i++) {
            clients.get(i).acked().keySet().retainAll(acked.get(i));
          }
        };
  }

  /** Something lasting, through any replica. */
  private void change() {
    Replica replica = oneOf(replicas);
    SimClient client = oneOf(clients);
    RoomId room = oneOf(halls);
    Deeds deeds = new Deeds(this, replica);
    if (random.nextInt(10) == 0) {
      deeds.hear(client, room);
    } else {
      deeds.any(client.user(), room);
    }
  }

  UserId anybody() {
    return oneOf(clients).user();
  }

  String nameOf(UserId user) {
    return names.get(user).value();
  }

  void comeOrGo(RoomId room, UserId user, Runnable act) {
    try {
      act.run();
    } finally {
      noteStanding(room, user);
    }
  }

  long head(RoomId room) {
    return store.write(() -> log.lock(List.of(room)).rooms().get(room).room().head().value());
  }

  private void noteStanding(RoomId room, UserId user) {
    Member[] found = new Member[1];
    try {
      store.write(
          () -> {
            log.member(room, user).ifPresent(member -> found[0] = member);
            return true;
          });
    } catch (Unavailable away) {
      // it was read before its end was lost
    }
    if (found[0] != null) {
      stays.note(found[0]);
    }
  }

  /**
   * Somebody was told a change: were they in the room then, and was it what all others are told?
   */
  void told(UserId user, String epoch, Change change) {
    require(
        stays.wasIn(epoch, user, change.room(), change.seq().value()),
        user + " was out of the room, and was told " + change);
    Seen.State state = Seen.of(change);
    Object known =
        truth.putIfAbsent(
            epoch + " " + change.room() + " " + state.thing() + " " + state.changed(),
            state.state());
    require(
        known == null || known.equals(state.state()),
        "two states of one thing at one seq:\n  " + known + "\n  " + state.state());
  }

  /** The faults end; a few sweeps later everything must have come right. */
  private void settle() {
    calm = true;
    bus.beHonest();
    store.fates(() -> InMemoryStore.Fate.COMMIT);
    store.betweenStatements(() -> {});
    replicas.forEach(replica -> replica.sleep(false));
    for (int round = 0; round < 8; round++) {
      for (SimClient client : clients) {
        if (!client.isConnected() || client.isStale()) {
          client.connect(oneOf(replicas));
        }
        client.send();
      }
      agenda.pass(1_500_000);
      clients.forEach(client -> client.read(Integer.MAX_VALUE));
      if (clients.stream().anyMatch(SimClient::hasUnsent)) {
        round = Math.min(round, 5);
      }
    }
  }

  /** One goes, perhaps with their replica, and is missed by all who stay, and by them alone. */
  private void everybodyKnowsWhoIsHere() {
    SimClient gone = oneOf(clients);
    Replica last = gone.replica();
    if (last != null && random.nextBoolean()) {
      last.crash(() -> {});
    }
    gone.cut();
    clients.stream()
        .filter(client -> client != gone && !client.isConnected())
        .forEach(client -> client.connect(oneOf(replicas)));
    agenda.pass(2_000_000);
    clients.forEach(client -> client.read(Integer.MAX_VALUE));
    agenda.pass(GONE_MICROS);
    for (SimClient client : clients) {
      if (client != gone) {
        client.read(Integer.MAX_VALUE);
        for (SimClient other : clients) {
          client.mustKnow(other, other == gone ? "offline" : other.isIdle() ? "away" : "online");
        }
      }
    }
  }

  private <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
