package org.folkmoot.application.invite;

import java.util.List;
import org.folkmoot.application.room.ActInRoom;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.rules.InviteRules;
import org.folkmoot.domain.user.UserId;

/** Shows a room's invitations to those who may make some themselves. */
public final class ReviewInvites {
  private final ActInRoom act;
  private final Invites invites;

  public ReviewInvites(ActInRoom act, Invites invites) {
    this.act = act;
    this.invites = invites;
  }

  public Decision<List<Invites.Shown>> of(UserId user, RoomId room) {
    return act.act(
        user,
        room,
        (lockedRoom, actor, now) ->
            InviteRules.reviewing(lockedRoom.room(), actor, now)
                .map(Decision::<List<Invites.Shown>>refused)
                .orElseGet(
                    () -> Decision.accepted(invites.of(room, now, CreateInvite.PER_ROOM_MAX))));
  }
}
