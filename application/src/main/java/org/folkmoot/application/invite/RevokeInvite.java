package org.folkmoot.application.invite;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.folkmoot.application.room.ActInRoom;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.InviteRules;
import org.folkmoot.domain.user.UserId;

/** Takes an invitation back. */
public final class RevokeInvite {
  private final ActInRoom act;
  private final Invites invites;

  public RevokeInvite(ActInRoom act, Invites invites) {
    this.act = act;
    this.invites = invites;
  }

  public Decision<UUID> revoke(UserId user, RoomId room, UUID invite) {
    return act.act(
        user,
        room,
        (lockedRoom, actor, now) ->
            refusal(lockedRoom.room(), actor, invite, now)
                .map(Decision::<UUID>refused)
                .orElseGet(
                    () ->
                        invites.revoke(room, invite, now)
                            ? Decision.accepted(invite)
                            : Decision.refused(InviteRules.NONE)));
  }

  // Of one that is over already nothing is taken.
  private Optional<Refusal> refusal(Room room, Actor actor, UUID invite, Instant now) {
    return InviteRules.reviewing(room, actor, now)
        .or(
            () ->
                invites.of(room.id(), now, CreateInvite.PER_ROOM_MAX).stream()
                    .map(Invites.Shown::invite)
                    .filter(open -> open.id().equals(invite))
                    .findFirst()
                    .flatMap(open -> InviteRules.revoking(room, actor, open, now)));
  }
}
