package org.folkmoot.application.sidebar;

import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.RoomNotifications;
import org.folkmoot.domain.room.Sections;
import org.folkmoot.domain.user.UserId;

/** For keeping how people have arranged their rooms. */
public interface Sidebars {
  /**
   * Sets how much of a room somebody is called by.
   *
   * @return false, and nothing changed, unless they are in it
   */
  boolean hear(RoomId room, UserId user, RoomNotifications notifications);

  Sections sections(UserId user);

  /**
   * Keeps an arrangement in place of the one before it.
   *
   * @return false, and nothing changed, unless its number follows that of the one which is kept
   */
  boolean arrange(UserId user, Sections sections);
}
