package org.folkmoot.web.room;

import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.regex.Pattern;
import org.folkmoot.application.room.LookAtRooms;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.web.problem.RefusedCall;

/** Finds the room that a path means: by its id, or by {@code ~name} if it is public. */
@Singleton
public final class RoomPath {
  // Java reads sloppier ids than these as well; an id has one form.
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final LookAtRooms rooms;

  RoomPath(LookAtRooms rooms) {
    this.rooms = rooms;
  }

  public RoomId room(String segment) {
    if (isId(segment)) {
      return new RoomId(UUID.fromString(segment));
    }
    if (segment.startsWith("~")) {
      return named(segment.substring(1));
    }
    throw nowhere();
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  private RoomId named(String name) {
    try {
      return rooms.publicNamed(new RoomName(name)).orElseThrow(RoomPath::nowhere);
    } catch (InvalidValue noName) {
      throw nowhere();
    }
  }

  private static RefusedCall nowhere() {
    return new RefusedCall(Refusal.notFound("room"));
  }
}
