package org.folkmoot.application.passing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.task.Timers;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/**
 * How far people have read, for the others in the room: at once, and then at most one more word in
 * two seconds, for whoever scrolls reads a hundred times.
 */
final class ReadReceipts {
  private static final int AGAIN_MILLIS = 2_000;

  private final Timers timers;
  private final SignalFanOut spread;
  // What was said last, and what is to be said when the two seconds are over.
  private final Map<Place, Said> said = new ConcurrentHashMap<>();

  private record Place(RoomId room, UserId who) {}

  private record Said(Seq last, Seq next) {}

  ReadReceipts(Timers timers, SignalFanOut spread) {
    this.timers = timers;
    this.spread = spread;
  }

  void read(RoomId room, UserId who, Username name, Seq seq) {
    Place place = new Place(room, who);
    boolean[] first = {false};
    said.compute(
        place,
        (p, known) -> {
          first[0] = known == null;
          return new Said(known == null ? seq : known.last(), seq);
        });
    if (first[0]) {
      tell(place, name, seq);
    }
  }

  private void tell(Place place, Username name, Seq seq) {
    spread.everywhere(
        place.room(),
        place.who(),
        new ServerMessage.Receipt(place.room().toString(), name.value(), seq.value()));
    timers.after(AGAIN_MILLIS, () -> again(place, name));
  }

  private void again(Place place, Username name) {
    List<Seq> due = new ArrayList<>();
    said.computeIfPresent(
        place,
        (p, known) -> {
          if (known.next().equals(known.last())) {
            return null;
          }
          due.add(known.next());
          return new Said(known.next(), known.next());
        });
    due.forEach(seq -> tell(place, name, seq));
  }
}
