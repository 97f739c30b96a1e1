package org.folkmoot.domain.message;

import org.folkmoot.domain.room.LastMembershipChange;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.RoomName;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An event of the room that stands in its timeline as a message: what happened, and to whom. Who
 * did it is the message's sender.
 *
 * @param role what they are now, where that is what happened
 * @param name what the room is called now, where that is what happened
 */
public record SystemEvent(
    TimelineEvent event, UserId user, @Nullable Role role, @Nullable RoomName name) {

  public SystemEvent(LastMembershipChange event, UserId user, @Nullable Role role) {
    this(TimelineEvent.of(event), user, role, null);
  }

  public static SystemEvent renamed(RoomName name, UserId by) {
    return new SystemEvent(TimelineEvent.RENAMED, by, null, name);
  }
}
