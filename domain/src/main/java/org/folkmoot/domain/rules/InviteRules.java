package org.folkmoot.domain.rules;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.rights.Rights;
import org.folkmoot.domain.rights.Standing;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Role;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.user.UserId;

/** The rules of coming in by an invitation, and of who has a say in those that there are. */
public final class InviteRules {
  public static final Refusal NONE = Refusal.notFound("invitation");
  public static final Refusal OVER =
      new Refusal(Refusal.Reason.GONE, "This invitation is used up or over.");

  // They hold the code, so they know that the room is there, and may know why they stay outside.
  private static final Refusal BANNED = Refusal.forbidden("You are banned from this room.");

  private static final Refusal NOT_THEIRS =
      Refusal.forbidden("Only who made it or an admin may take it back.");

  private InviteRules() {}

  /**
   * Why somebody may not look at them. An archived room makes none, but those it has still count.
   */
  public static Optional<Refusal> reviewing(Room room, Actor actor, Instant now) {
    return actor.refusal(room.archived(null), Act.INVITE, now);
  }

  /** Why somebody who may look at them may not take this one back. */
  public static Optional<Refusal> revoking(Room room, Actor actor, Invite invite, Instant now) {
    boolean may =
        invite.by().equals(actor.user()) || actor.refusal(room, Act.REMOVE, now).isEmpty();
    return may ? Optional.empty() : Optional.of(NOT_THEIRS);
  }

  /**
   * Why an invitation lets nobody in. It is its maker's word, and is worth what that is worth now:
   * who could make none any more has none, however good it was when they made it.
   *
   * @param maker how its maker stands to the room at this moment
   */
  public static Optional<Refusal> closing(Room room, Invite invite, Actor maker, Instant now) {
    boolean holds =
        invite.isGood(now) && maker.refusal(room.archived(null), Act.INVITE, now).isEmpty();
    return holds ? Optional.empty() : Optional.of(OVER);
  }

  /**
   * Comes in. Who is in already stays as they are, and uses nothing up.
   *
   * @param maker how the invitation's maker stands to the room at this moment
   */
  public static Decision<Member> accept(
      LockedRoom lockedRoom,
      Invite invite,
      Actor maker,
      UserId user,
      Optional<Member> before,
      Instant now) {
    if (lockedRoom.room().deletedAt() != null) {
      return Decision.refused(NONE);
    }
    if (before.isPresent() && before.get().isIn()) {
      return Decision.accepted(before.get());
    }
    if (before.isPresent() && before.get().isBanned(now)) {
      return Decision.refused(BANNED);
    }
    Optional<Refusal> closed = closing(lockedRoom.room(), invite, maker, now);
    if (closed.isPresent()) {
      return Decision.refused(closed.get());
    }
    return Rights.refusal(lockedRoom.room(), Act.JOIN, Standing.INVITED, false)
        .map(Decision::<Member>refused)
        .orElseGet(() -> Decision.accepted(lockedRoom.admit(user, before, Role.MEMBER, user, now)));
  }
}
