package org.folkmoot.application.view;

import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A thing in a room in its newest state, at the position of its latest change. What is decided by
 * stands beside the view, so nobody reads it back out of the texts that people see.
 */
public sealed interface Change {
  RoomId room();

  Seq seq();

  /**
   * A message, and who changed it last if it isn't new.
   *
   * @param threadInfo of its root, if it stands in a thread in which anything stands
   */
  record MessageChange(
      RoomId room,
      Seq seq,
      MessageView message,
      @Nullable ByView by,
      @Nullable ThreadInfo threadInfo)
      implements Change {}

  /**
   * Somebody's standing, and what last happened to it.
   *
   * @param isIn whether they are in the room now
   */
  record MemberChange(
      RoomId room, Seq seq, UserId who, boolean isIn, MemberView member, String event)
      implements Change {}

  /** The room itself, and what last happened to it. */
  record RoomChange(RoomId room, Seq seq, boolean isDeleted, RoomInfo info, String event)
      implements Change {}
}
