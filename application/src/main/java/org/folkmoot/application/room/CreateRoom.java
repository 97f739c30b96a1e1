package org.folkmoot.application.room;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.live.News;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Rooms;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Description;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomKind;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.room.Visibility;
import org.folkmoot.domain.rules.LockedRoom;
import org.folkmoot.domain.rules.RoomLimits;
import org.folkmoot.domain.user.UserId;

/** Opens a room, with its creator as the owner. */
public final class CreateRoom {
  private final RoomLog log;
  private final Rooms rooms;
  private final Transactions transactions;
  private final Live live;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  public CreateRoom(
      RoomLog log,
      Rooms rooms,
      Transactions transactions,
      Live live,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.log = log;
    this.rooms = rooms;
    this.transactions = transactions;
    this.live = live;
    this.clock = clock;
    this.ids = ids;
  }

  private record Outcome(RoomId room, News news) {}

  public Decision<RoomView> create(
      UserId creator, RoomName name, Description description, Visibility visibility) {
    Decision<Outcome> outcome =
        transactions.write(() -> found(creator, name, description, visibility));
    return outcome.then(
        done -> {
          live.publish(done.news());
          return rooms
              .view(done.room(), creator)
              .map(Decision::accepted)
              .orElseGet(() -> Decision.refused(Refusal.notFound("room")));
        });
  }

  static Refusal taken(RoomName name) {
    return Refusal.conflict(
        "There is a public room named %s already, or one whose name looks so.".formatted(name));
  }

  private Decision<Outcome> found(
      UserId creator, RoomName name, Description description, Visibility visibility) {
    Optional<Refusal> full =
        RoomLimits.founding(log.roomsOf(creator, RoomKind.ROOM, RoomLimits.ROOMS_MAX));
    if (full.isPresent()) {
      return Decision.refused(full.get());
    }
    Instant now = clock.instant();
    RoomId id = new RoomId(ids.get());
    LockedRoom lockedRoom =
        LockedRoom.founding(Room.fresh(id, name, description, visibility, creator, now));
    lockedRoom.admitFounder(creator, now);
    if (!log.found(lockedRoom)) {
      return Decision.refused(taken(name));
    }
    return Decision.accepted(new Outcome(id, News.ofFounding(log, lockedRoom)));
  }
}
