package org.folkmoot.application.invite;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.application.room.ActInRoom;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Makes a link by which people come into a room. */
public final class CreateInvite {
  /** More nobody keeps an eye on. */
  public static final int PER_ROOM_MAX = 100;

  private final ActInRoom act;
  private final Invites invites;
  private final Supplier<UUID> ids;
  private final Supplier<UUID> secrets;

  public CreateInvite(ActInRoom act, Invites invites, Supplier<UUID> ids, Supplier<UUID> secrets) {
    this.act = act;
    this.invites = invites;
    this.ids = ids;
    this.secrets = secrets;
  }

  /** The only moment at which the code is known. */
  public record Made(Invite invite, InviteCode code) {}

  public Decision<Made> create(
      UserId user, RoomId room, @Nullable Duration lasting, @Nullable Integer maxUses) {
    return act.act(
        user,
        room,
        (lockedRoom, actor, now) -> {
          Optional<Refusal> no = actor.refusal(lockedRoom.room(), Act.INVITE, now);
          if (no.isPresent()) {
            return Decision.refused(no.get());
          }
          Invite invite = Invite.fresh(ids.get(), room, user, now, lasting, maxUses);
          if (invites.of(room, now, PER_ROOM_MAX).size() == PER_ROOM_MAX) {
            return Decision.refused(
                Refusal.conflict("This room has many invitations already: revoke some first."));
          }
          InviteCode code = InviteCode.fresh(secrets);
          invites.add(invite, code.hash());
          return Decision.accepted(new Made(invite, code));
        });
  }
}
