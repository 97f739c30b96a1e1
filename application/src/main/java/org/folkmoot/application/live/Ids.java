package org.folkmoot.application.live;

import java.util.UUID;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;

/** Reads ids back out of views, which hold them as texts. */
final class Ids {
  private Ids() {}

  static RoomId room(String text) {
    return new RoomId(UUID.fromString(text));
  }

  static UserId user(String text) {
    return new UserId(UUID.fromString(text));
  }
}
