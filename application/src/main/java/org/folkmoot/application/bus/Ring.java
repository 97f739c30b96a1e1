package org.folkmoot.application.bus;

import java.util.Set;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.TailEntry;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;

/** What replicas call out to each other. */
public sealed interface Ring {
  /** For those who serve a room. */
  sealed interface OfRoom extends Ring {
    RoomId room();
  }

  /** For those who mind a user: who have a socket of theirs, or of somebody who watches them. */
  sealed interface OfUser extends Ring {
    UserId user();
  }

  /** For all replicas. */
  sealed interface OfAll extends Ring {}

  /** Something was committed in these rooms lately: for whoever follows the log. */
  record DirtyRing(Set<RoomId> rooms) implements OfAll {
    /** In one ring; more are told with the next one. */
    public static final int ROOMS_MAX = 500;

    public DirtyRing {
      rooms = Set.copyOf(rooms);
    }
  }

  /** Something was committed in a room. */
  record RoomRing(Epoch epoch, RoomId room, TailEntry entry) implements OfRoom {}

  /** Something may have been committed in a room: who hears this looks for itself. */
  record LookRing(RoomId room) implements OfRoom {}

  /** Somebody types in a room, or has stopped. */
  record TypingRing(RoomId room, UserId who, Username username, boolean on) implements OfRoom {}

  /** Something passes in a room for all but one, and is never kept. */
  record PassingRing(RoomId room, UserId from, Frame frame) implements OfRoom {}

  /** The list of somebody's rooms has changed. */
  record UserRing(UserId user) implements OfUser {}

  /** A sign-in has ended. */
  record SignInRing(SignInId signIn, UserId user) implements OfUser {}

  /** Somebody may have come or gone. */
  record PresenceRing(UserId user) implements OfUser {}

  /** Something is told to all of a user's sockets. */
  record PersonRing(UserId user, Frame frame) implements OfUser {}
}
