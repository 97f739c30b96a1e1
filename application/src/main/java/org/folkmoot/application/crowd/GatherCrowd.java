package org.folkmoot.application.crowd;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.folkmoot.application.account.OpenSignIn;
import org.folkmoot.application.account.Passwords;
import org.folkmoot.application.account.SignedIn;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.Password;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/**
 * Makes many people and the rooms that they meet in, and signs everybody in. Whoever and whatever
 * is there already stays, so it can be done again for new sign-ins. Nobody is called: a replica
 * that runs meanwhile finds it with its sweep.
 */
public final class GatherCrowd {
  // So many are written in one transaction: the room that everyone is in stays locked for it, and
  // whoever else wants it waits a second at the most.
  private static final int AT_ONCE = 200;

  private final Users users;
  private final Passwords passwords;
  private final OpenSignIn openSignIn;
  private final RoomLog log;
  private final Rooms rooms;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  public GatherCrowd(
      Users users,
      Passwords passwords,
      OpenSignIn openSignIn,
      RoomLog log,
      Rooms rooms,
      Transactions transactions,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.users = users;
    this.passwords = passwords;
    this.openSignIn = openSignIn;
    this.log = log;
    this.rooms = rooms;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * What is wished for.
   *
   * @param name what the names of all people and rooms begin with
   * @param password everybody's
   */
  public record CrowdSize(int people, int rooms, int roomsEach, String name, Password password) {
    public CrowdSize {
      if (people < 1 || rooms < 0 || roomsEach < 0 || roomsEach > rooms) {
        throw new IllegalArgumentException("no such crowd can be: " + people + ", " + rooms);
      }
    }
  }

  /** The same size with the same chance puts the same people into the same rooms. */
  public Crowd gather(CrowdSize size, RandomGenerator random) {
    String hash = passwords.hash(size.password());
    List<SignedIn> people =
        inParts(
            IntStream.rangeClosed(1, size.people()).boxed().toList(), n -> enter(size, n, hash));
    List<List<Integer>> choices = new ArrayList<>();
    List<List<UserId>> members =
        Stream.<List<UserId>>generate(ArrayList::new).limit(size.rooms()).toList();
    for (SignedIn somebody : people) {
      List<Integer> chosen = some(size.roomsEach(), size.rooms(), random);
      choices.add(chosen);
      chosen.forEach(room -> members.get(room).add(somebody.user().id()));
    }
    UserId first = people.getFirst().user().id();
    List<Crowd.CrowdRoom> opened =
        IntStream.range(0, size.rooms())
            .mapToObj(room -> open(size, room + 1, members.get(room), first))
            .toList();
    return new Crowd(
        opened,
        IntStream.range(0, people.size())
            .mapToObj(
                i ->
                    new Crowd.Visitor(
                        people.get(i),
                        choices.get(i).stream().map(room -> opened.get(room).id()).toList()))
            .toList());
  }

  private static <T, R> List<R> inParts(List<T> all, Function<List<T>, List<R>> work) {
    List<R> done = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      done.addAll(work.apply(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
    }
    return done;
  }

  private static List<Integer> some(int count, int of, RandomGenerator random) {
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      int next = random.nextInt(of);
      if (!chosen.contains(next)) {
        chosen.add(next);
      }
    }
    return chosen;
  }

  private List<SignedIn> enter(CrowdSize size, List<Integer> numbers, String hash) {
    return transactions.write(
        () -> {
          RoomLog.LockedRooms locked = log.lock(List.of(Room.GENERAL));
          List<SignedIn> entered = new ArrayList<>();
          List<UserId> fresh = new ArrayList<>();
          boolean nobodyYet = !users.anyPerson();
          for (int number : numbers) {
            User user = user(new Username("%s-%05d".formatted(size.name(), number)), nobodyYet);
            if (users.add(user, hash) == Users.Added.DONE) {
              fresh.add(user.id());
              nobodyYet = false;
            } else {
              user = users.byUsername(user.username()).orElseThrow();
            }
            entered.add(openSignIn.open(user, "crowd"));
          }
          locked
              .room(Room.GENERAL)
              .ifPresent(general -> join(general, fresh, user -> Optional.empty()));
          return entered;
        });
  }

  private User user(Username name, boolean first) {
    DisplayName shown = new DisplayName(name.value());
    return new User(
        new UserId(ids.get()), name, shown, null, null, null, first, false, clock.instant());
  }

  private Crowd.CrowdRoom open(CrowdSize size, int number, List<UserId> members, UserId first) {
    RoomName name = new RoomName("%s-room-%03d".formatted(size.name(), number));
    // A room that nobody has chosen has an owner all the same.
    UserId owner = members.isEmpty() ? first : members.getFirst();
    RoomId room = rooms.publicNamed(name).orElseGet(() -> found(name, owner));
    inParts(members, some -> transactions.write(() -> comeIn(room, some)));
    return new Crowd.CrowdRoom(room, name);
  }

  private List<UserId> comeIn(RoomId room, List<UserId> people) {
    log.lock(List.of(room))
        .room(room)
        .ifPresent(lockedRoom -> join(lockedRoom, people, user -> log.member(room, user)));
    return people;
  }

  private RoomId found(RoomName name, UserId owner) {
    Instant now = clock.instant();
    RoomId id = new RoomId(ids.get());
    LockedRoom lockedRoom =
        LockedRoom.founding(Room.fresh(id, name, Description.NONE, Visibility.PUBLIC, owner, now));
    lockedRoom.admitFounder(owner, now);
    if (!transactions.write(() -> log.found(lockedRoom))) {
      throw new IllegalStateException("Somebody else has just opened a room named " + name);
    }
    return id;
  }

  private void join(
      LockedRoom lockedRoom, List<UserId> people, Function<UserId, Optional<Member>> before) {
    Instant now = clock.instant();
    // Who is banned meanwhile stays out; the rule is the locked room's.
    people.forEach(user -> lockedRoom.join(user, before.apply(user), now));
    log.append(List.of(lockedRoom));
  }
}
