package org.folkmoot.domain.room;

import java.time.Instant;
import org.folkmoot.domain.text.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * How much of a room somebody wants to be called by.
 *
 * @param mutedUntil until then by nothing at all
 */
public record Hearing(Level level, @Nullable Instant mutedUntil) {
  public Hearing {
    if (mutedUntil != null
        && (mutedUntil.isBefore(Instant.EPOCH) || mutedUntil.isAfter(Member.FOREVER))) {
      throw new InvalidValue("mutedUntil", "must be a time from 1970 to the end of 9999");
    }
  }

  public static final Hearing ALL = new Hearing(Level.ALL, null);

  /** Each message, those that name the reader, or none. */
  public enum Level {
    ALL,
    MENTIONS,
    NOTHING
  }
}
