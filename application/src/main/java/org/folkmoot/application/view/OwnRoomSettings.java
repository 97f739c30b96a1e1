package org.folkmoot.application.view;

import java.time.Instant;
import java.util.Locale;
import org.folkmoot.domain.room.RoomNotifications;
import org.jspecify.annotations.Nullable;

/**
 * How a room is set for one reader alone.
 *
 * @param closedSeq of a direct room that they have put away: the head that it had then. It stays
 *     out of sight as long as there is no message after it.
 * @param level by what of it they are called, unless by everything
 * @param mutedUntil until then by nothing
 */
public record OwnRoomSettings(
    @Nullable Long closedSeq, @Nullable String level, @Nullable String mutedUntil) {
  public static final OwnRoomSettings NONE = new OwnRoomSettings(null, null, null);

  public static OwnRoomSettings of(@Nullable Long closedSeq, RoomNotifications notifications) {
    Instant muted = notifications.mutedUntil();
    return new OwnRoomSettings(
        closedSeq,
        notifications.level() == RoomNotifications.Level.ALL
            ? null
            : notifications.level().name().toLowerCase(Locale.ROOT),
        muted == null ? null : Moment.text(muted));
  }
}
