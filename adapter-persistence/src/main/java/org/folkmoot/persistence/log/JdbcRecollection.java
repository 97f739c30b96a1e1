package org.folkmoot.persistence.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.domain.ledger.Ledger;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.persistence.database.Database;

/**
 * A batch for rooms in which nobody else does anything. It waits for the database once: the
 * statement that keeps it looks under the rooms' locks whether they are where they were left.
 *
 * <p>A room at the same number is the same room, for whatever changes in it takes the next one. So
 * what was seen of its people up to there holds, and {@link Standings} says why.
 */
final class JdbcRecollection implements RoomLog.Recollection {
  private final Database database;
  private final Standings standings;
  private final Standings.Age age;
  private final RoomLog.Seen seen;

  private JdbcRecollection(
      Database database, Standings standings, Standings.Age age, RoomLog.Seen seen) {
    this.database = database;
    this.standings = standings;
    this.age = age;
    this.seen = seen;
  }

  /** Nothing, unless all that these posts ask for is remembered, and of one time. */
  static Optional<RoomLog.Recollection> of(
      List<RoomLog.Ask> asks, Database database, Standings standings) {
    Map<RoomId, Standings.Place> places = new TreeMap<>();
    List<RoomLog.Look> looks = new ArrayList<>(asks.size());
    for (RoomLog.Ask ask : asks) {
      if (ask.replyTo() != null || !ask.names().isEmpty()) {
        return Optional.empty();
      }
      Standings.Place place = places.computeIfAbsent(ask.room(), standings::place);
      Standings.Standing sender = place == null ? null : place.standings().get(ask.sender());
      if (sender == null) {
        return Optional.empty();
      }
      looks.add(sender.look(Optional.empty(), List.of()));
    }
    List<Standings.Age> ages =
        places.values().stream().map(Standings.Place::age).distinct().toList();
    if (ages.size() != 1) {
      return Optional.empty();
    }
    Map<RoomId, Ledger> ledgers = new TreeMap<>();
    places.forEach((room, place) -> ledgers.put(room, new Ledger(place.room())));
    RoomLog.Locked asIfLocked = new RoomLog.Locked(ages.getFirst().epoch(), ledgers);
    return Optional.of(
        new JdbcRecollection(
            database, standings, ages.getFirst(), new RoomLog.Seen(asIfLocked, looks)));
  }

  @Override
  public RoomLog.Seen seen() {
    return seen;
  }

  @Override
  public boolean conclude() {
    Collection<Ledger> ledgers = seen.locked().ledgers().values();
    boolean kept = database.statement(c -> Appending.ifUnmoved(c, ledgers, age));
    if (kept) {
      standings.left(ledgers);
    }
    return kept;
  }
}
