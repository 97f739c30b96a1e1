package org.folkmoot.application.invite;

import java.util.UUID;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.ledger.Admission;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;

/** Takes an invitation back. */
public final class RevokeInvite {
  private final Inviting inviting;
  private final Invites invites;

  public RevokeInvite(Inviting inviting, Invites invites) {
    this.inviting = inviting;
    this.invites = invites;
  }

  public Decision<UUID> revoke(UserId user, RoomId room, UUID invite) {
    return inviting.by(
        user,
        room,
        now ->
            invites.revoke(room, invite, now)
                ? Decision.accepted(invite)
                : Decision.refused(Admission.NONE));
  }
}
