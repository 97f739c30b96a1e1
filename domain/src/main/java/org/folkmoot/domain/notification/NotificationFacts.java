package org.folkmoot.domain.notification;

import org.folkmoot.domain.room.RoomNotifications.Level;

/**
 * All that decides whether a message calls one member of its room.
 *
 * @param isIn whether they are in the room, and may see the message
 * @param isByBlocked whether they have blocked its sender
 * @param isHere whether a device of theirs is connected
 * @param level what they want of the room, or else of all rooms
 */
public record NotificationFacts(
    boolean isOwn,
    boolean isRoomEvent,
    boolean isDeleted,
    boolean isIn,
    boolean isToBot,
    boolean isByBlocked,
    boolean isRoomMuted,
    boolean isQuiet,
    boolean isDirect,
    boolean isNamed,
    boolean hasKeyword,
    boolean isHere,
    Place place,
    boolean wantsThread,
    CallsAll callsAll,
    Level level) {

  /** Where it is shown. */
  public enum Place {
    TIMELINE,
    THREAD,
    THREAD_AND_TIMELINE
  }

  /** Whether it calls many at once. */
  public enum CallsAll {
    NOBODY,
    ROOM,
    HERE
  }

  boolean isInTimeline() {
    return place != Place.THREAD;
  }

  boolean isInThread() {
    return place != Place.TIMELINE;
  }
}
