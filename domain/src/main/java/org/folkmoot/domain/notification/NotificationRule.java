package org.folkmoot.domain.notification;

import java.util.function.Predicate;
import org.folkmoot.domain.notification.NotificationFacts.CallsAll;
import org.folkmoot.domain.room.RoomNotifications.Level;

/**
 * What a message is to one member of its room, and why. The table is read from above: the first row
 * that holds is the answer.
 *
 * <p>What is counted says nothing about sounds: a room that somebody muted counts as any other.
 */
public enum NotificationRule {
  OWN(Counts.NOTHING, false, NotificationFacts::isOwn),
  ROOM_EVENT(Counts.NOTHING, false, NotificationFacts::isRoomEvent),
  DELETED(Counts.NOTHING, false, NotificationFacts::isDeleted),
  OUT_OF_THE_ROOM(Counts.NOTHING, false, it -> !it.isIn()),
  TO_A_BOT(Counts.BY_NAME, false, NotificationFacts::isToBot),
  BY_SOMEBODY_BLOCKED(Counts.BY_NAME, false, NotificationFacts::isByBlocked),
  ROOM_IS_MUTED(Counts.BY_NAME, false, NotificationFacts::isRoomMuted),
  NOTHING_IS_WANTED(Counts.BY_NAME, false, it -> it.level() == Level.NOTHING),
  QUIET_HOURS(Counts.BY_NAME, false, it -> it.isQuiet() && isCalled(it)),
  NAMED(Counts.BY_NAME, true, NotificationFacts::isNamed),
  DIRECT(Counts.BY_NAME, true, it -> it.isDirect() && it.isInTimeline()),
  THREAD(Counts.BY_NAME, true, it -> it.isInThread() && it.wantsThread()),
  WHOLE_ROOM(Counts.BY_NAME, true, it -> it.callsAll() == CallsAll.ROOM && it.isInTimeline()),
  ALL_WHO_ARE_HERE(
      Counts.BY_NAME,
      true,
      it -> it.callsAll() == CallsAll.HERE && it.isHere() && it.isInTimeline()),
  KEYWORD(Counts.BY_NAME, true, NotificationFacts::hasKeyword),
  EVERY_MESSAGE(Counts.BY_NAME, true, it -> it.level() == Level.ALL && it.isInTimeline()),
  NOT_CALLED(Counts.BY_NAME, false, it -> true);

  /** What of a message the room's numbers count. */
  private enum Counts {
    NOTHING,
    /** As unread, and as a mention where the member is named or the whole room is. */
    BY_NAME
  }

  private final Counts counts;
  private final boolean calls;

  @SuppressWarnings("ImmutableEnumChecker") // the rows close over nothing
  private final Predicate<NotificationFacts> holds;

  NotificationRule(Counts counts, boolean calls, Predicate<NotificationFacts> holds) {
    this.counts = counts;
    this.calls = calls;
    this.holds = holds;
  }

  public static NotificationRule of(NotificationFacts it) {
    for (NotificationRule verdict : values()) {
      if (verdict.holds.test(it)) {
        return verdict;
      }
    }
    throw new IllegalStateException("the last row holds always");
  }

  /** Whether a device may ring for it. */
  public boolean calls() {
    return calls;
  }

  /** Whether the room's number of unread messages counts it. */
  public static boolean isUnread(NotificationFacts it) {
    return of(it).counts == Counts.BY_NAME && it.isInTimeline();
  }

  /** Whether the room's number of mentions counts it. Who is here isn't in the log. */
  public static boolean isMention(NotificationFacts it) {
    return isUnread(it) && (it.isNamed() || it.callsAll() == CallsAll.ROOM);
  }

  // Any row that calls, but for the hour.
  private static boolean isCalled(NotificationFacts it) {
    for (NotificationRule verdict : values()) {
      if (verdict.calls && verdict.holds.test(it)) {
        return true;
      }
    }
    return false;
  }
}
