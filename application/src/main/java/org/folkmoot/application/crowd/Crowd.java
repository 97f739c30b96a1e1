package org.folkmoot.application.crowd;

import java.util.List;
import org.folkmoot.application.account.SignedIn;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;

/** Who is there, each signed in, and where. */
public record Crowd(List<CrowdRoom> rooms, List<Visitor> people) {
  public Crowd {
    rooms = List.copyOf(rooms);
    people = List.copyOf(people);
  }

  /** One of the rooms. */
  public record CrowdRoom(RoomId id, RoomName name) {}

  /** Somebody with the rooms that they are in, besides the one that everyone is in. */
  public record Visitor(SignedIn signedIn, List<RoomId> rooms) {
    public Visitor {
      rooms = List.copyOf(rooms);
    }
  }
}
