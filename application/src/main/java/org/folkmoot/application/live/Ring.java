package org.folkmoot.application.live;

import org.folkmoot.application.log.Epoch;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/** What replicas call out to each other. */
public sealed interface Ring {
  /** Something was committed in a room. */
  record RoomRing(Epoch epoch, RoomId room, TailEntry entry) implements Ring {}

  /** The list of somebody's rooms has changed. */
  record UserRing(UserId user) implements Ring {}

  /** A sign-in has ended. */
  record SignInRing(SignInId signIn) implements Ring {}
}
