package org.folkmoot.domain.room;

import java.time.Instant;
import org.folkmoot.domain.text.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * How much of a room somebody wants to be called by.
 *
 * @param mutedUntil until then by nothing at all
 */
public record RoomNotifications(Level level, @Nullable Instant mutedUntil) {
  public RoomNotifications {
    if (mutedUntil != null
        && (mutedUntil.isBefore(Instant.EPOCH) || mutedUntil.isAfter(Member.FOREVER))) {
      throw new InvalidValue("mutedUntil", "must be a time from 1970 to the end of 9999");
    }
  }

  public static final RoomNotifications ALL = new RoomNotifications(Level.ALL, null);

  /** Each message, those that name the reader, or none. */
  public enum Level {
    ALL,
    MENTIONS,
    NOTHING
  }
}
