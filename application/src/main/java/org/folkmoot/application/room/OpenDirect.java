package org.folkmoot.application.room;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.block.Blocks;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.Directs;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.DirectParticipants;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.rules.DirectRooms;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.RoomLimits;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** Finds the one room of a set of people, or opens it. */
public final class OpenDirect {
  private final Stores stores;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  /** Where it looks, and what it writes to. */
  public record Stores(RoomLog log, Rooms rooms, Directs directs, Users users, Blocks blocks) {}

  public OpenDirect(
      Stores stores,
      Transactions transactions,
      Live live,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.stores = stores;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
    this.ids = ids;
  }

  private record Outcome(RoomId room, Optional<News> news) {}

  /** The caller is always in it, named or not. */
  public Decision<RoomView> open(UserId caller, Collection<Username> others) {
    List<Username> names = others.stream().distinct().toList();
    if (names.size() > DirectParticipants.PEOPLE_MAX) {
      return Decision.refused(tooMany());
    }
    List<User> people = new ArrayList<>(stores.users().called(names));
    if (people.size() < names.stream().map(Username::key).distinct().count()) {
      return Decision.refused(Refusal.notFound("user"));
    }
    if (people.stream().anyMatch(User::bot)) {
      return Decision.refused(Refusal.forbidden("Only people have direct messages."));
    }
    if (people.stream().noneMatch(person -> person.id().equals(caller))) {
      stores.users().byId(caller).ifPresent(people::add);
    }
    if (people.size() > DirectParticipants.PEOPLE_MAX) {
      return Decision.refused(tooMany());
    }
    return transactions
        .write(() -> room(caller, people))
        .then(
            outcome -> {
              outcome.news().ifPresent(live::publish);
              live.listChanged(caller);
              return stores
                  .rooms()
                  .view(outcome.room(), caller)
                  .map(Decision::accepted)
                  .orElseGet(() -> Decision.refused(Refusal.notFound("room")));
            });
  }

  private static Refusal tooMany() {
    return Refusal.invalid(
        "A direct message is for at most %d people.".formatted(DirectParticipants.PEOPLE_MAX));
  }

  private Decision<Outcome> room(UserId caller, List<User> people) {
    DirectParticipants participants = DirectParticipants.of(people.stream().map(User::id).toList());
    Optional<RoomId> there = stores.directs().of(participants);
    if (there.isPresent()) {
      return Decision.accepted(found(there.get(), caller));
    }
    boolean blocked = stores.blocks().isBlockedByAny(caller, participants.people());
    Optional<Refusal> refusal =
        DirectRooms.refusesOpening(blocked).or(() -> RoomLimits.opening(directsOf(caller)));
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    Instant now = clock.instant();
    RoomId id = new RoomId(ids.get());
    LockedRoom lockedRoom =
        DirectRooms.founding(Room.direct(id, name(people), caller, now), participants, now);
    if (!stores.log().found(lockedRoom)) {
      // Somebody else has opened it in this very moment; that is committed, so it can be seen.
      return stores
          .directs()
          .of(participants)
          .map(room -> Decision.accepted(found(room, caller)))
          .orElseThrow(() -> new IllegalStateException("no room of a set that has one"));
    }
    // The others see it when there is something to read in it.
    participants.people().stream()
        .filter(person -> !person.equals(caller))
        .forEach(person -> stores.directs().close(id, person));
    News news = News.ofFounding(stores.log(), lockedRoom);
    return Decision.accepted(new Outcome(id, Optional.of(news)));
  }

  private int directsOf(UserId caller) {
    return stores.log().roomsOf(caller, RoomKind.DIRECT, RoomLimits.DIRECTS_MAX);
  }

  private Outcome found(RoomId room, UserId caller) {
    stores.directs().reopen(room, caller);
    return new Outcome(room, Optional.empty());
  }

  // Pages show the others by their present names; this one is for whoever has only a name to show.
  private static RoomName name(List<User> people) {
    String all =
        people.stream()
            .map(person -> person.username().value())
            .sorted(Comparator.naturalOrder())
            .collect(Collectors.joining(", "));
    return new RoomName(all.substring(0, Math.min(all.length(), RoomName.CHARS_MAX)));
  }
}
