package org.folkmoot.application.view;

import java.time.Instant;
import java.util.Locale;
import org.folkmoot.domain.room.Hearing;
import org.jspecify.annotations.Nullable;

/**
 * How a room is set for one reader alone.
 *
 * @param closedSeq of a direct room that they have put away: the head that it had then. It stays
 *     out of sight as long as there is no message after it.
 * @param level by what of it they are called, unless by everything
 * @param mutedUntil until then by nothing
 */
public record OwnSettings(
    @Nullable Long closedSeq, @Nullable String level, @Nullable String mutedUntil) {
  public static final OwnSettings NONE = new OwnSettings(null, null, null);

  public static OwnSettings of(@Nullable Long closedSeq, Hearing hearing) {
    Instant muted = hearing.mutedUntil();
    return new OwnSettings(
        closedSeq,
        hearing.level() == Hearing.Level.ALL
            ? null
            : hearing.level().name().toLowerCase(Locale.ROOT),
        muted == null ? null : Moment.text(muted));
  }
}
