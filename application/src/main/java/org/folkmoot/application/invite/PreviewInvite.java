package org.folkmoot.application.invite;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.account.Users;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.InviteRules;

/** Shows whoever holds a code where it leads, signed in or not. */
public final class PreviewInvite {
  private final RoomLog log;
  private final Users users;
  private final Invites invites;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Limit perAddress;

  public PreviewInvite(
      RoomLog log,
      Users users,
      Invites invites,
      Transactions transactions,
      InstantSource clock,
      Limit perAddress) {
    this.log = log;
    this.users = users;
    this.invites = invites;
    this.transactions = transactions;
    this.clock = clock;
    this.perAddress = perAddress;
  }

  public Decision<Invites.Shown> preview(InviteCode code, ClientAddress from) {
    Optional<Refusal> tooOften = perAddress.refuses(from.value());
    if (tooOften.isPresent()) {
      return Decision.refused(tooOften.get());
    }
    Optional<Invites.Shown> known = invites.byCode(code.hash());
    if (known.isEmpty()) {
      return Decision.refused(InviteRules.NONE);
    }
    return transactions.write(() -> decide(known.get()));
  }

  // Under the lock, as for whoever accepts it: what a dead link led to is no stranger's to see.
  private Decision<Invites.Shown> decide(Invites.Shown shown) {
    Invite invite = shown.invite();
    RoomLog.LockedRooms locked = log.lock(List.of(invite.room()));
    Actor maker = Inviting.actor(log, users, invite.room(), invite.by());
    return locked
        .room(invite.room())
        .map(lockedRoom -> InviteRules.closing(lockedRoom.room(), invite, maker, clock.instant()))
        .orElseGet(() -> Optional.of(InviteRules.NONE))
        .map(Decision::<Invites.Shown>refused)
        .orElseGet(() -> Decision.accepted(shown));
  }
}
