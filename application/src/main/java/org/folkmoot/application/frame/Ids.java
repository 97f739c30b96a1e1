package org.folkmoot.application.frame;

import java.util.UUID;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;

/** Reads ids back out of views, which hold them as texts. */
public final class Ids {
  private Ids() {}

  public static RoomId room(String text) {
    return new RoomId(UUID.fromString(text));
  }

  public static UserId user(String text) {
    return new UserId(UUID.fromString(text));
  }
}
