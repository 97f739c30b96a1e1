package org.folkmoot.domain.rules;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.rights.Rights;
import org.folkmoot.domain.rights.Standing;
import org.folkmoot.domain.room.DirectParticipants;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomKind;

/** The rules of direct rooms. */
public final class DirectRooms {
  // It doesn't say who wants to be spared whom, or that anybody does.
  private static final Refusal NOT_HEARD =
      Refusal.forbidden("You can't write to this person directly.");

  private DirectRooms() {}

  /** The ledger of a direct room that is being made: everybody is in it, and nobody rules. */
  public static LockedRoom founding(Room direct, DirectParticipants participants, Instant now) {
    if (direct.kind() != RoomKind.DIRECT) {
      throw new IllegalStateException("not for a set of people: " + direct.id());
    }
    LockedRoom lockedRoom = LockedRoom.founding(direct);
    participants
        .people()
        .forEach(person -> lockedRoom.admit(person, Optional.empty(), Role.MEMBER, null, now));
    return lockedRoom;
  }

  /** Nobody is drawn into a direct room with somebody whom they block. */
  public static Optional<Refusal> refusesOpening(boolean blocked) {
    return blocked ? Optional.of(NOT_HEARD) : Optional.empty();
  }

  /**
   * Where there are only two, one who is blocked by the other isn't heard.
   *
   * @param blocked whether the other one blocks them, who are in the room: nobody else may learn
   *     that there is one
   */
  public static Optional<Refusal> refusesWords(Room room, boolean blocked) {
    return blocked && hasTwo(room) ? Optional.of(NOT_HEARD) : Optional.empty();
  }

  /** Whether what somebody is about to say would be heard in the room. */
  public static boolean hears(Room room, Optional<Member> who, boolean blocked, Instant now) {
    return Rights.refusal(room, Act.POST, Standing.of(who, now), false).isEmpty()
        && refusesWords(room, blocked).isEmpty();
  }

  /** Whether two people are by themselves in it. */
  public static boolean hasTwo(Room room) {
    return room.kind() == RoomKind.DIRECT && room.memberCount() == 2;
  }
}
