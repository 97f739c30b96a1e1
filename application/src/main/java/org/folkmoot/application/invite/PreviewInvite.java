package org.folkmoot.application.invite;

import java.util.Optional;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Invite;
import org.folkmoot.domain.rules.Actor;
import org.folkmoot.domain.rules.InviteRules;

/** Shows whoever holds a code where it leads, signed in or not. */
public final class PreviewInvite {
  private final AcceptInvite.Stores stores;
  private final ChangeInRoom change;
  private final Limit perAddress;

  public PreviewInvite(AcceptInvite.Stores stores, ChangeInRoom change, Limit perAddress) {
    this.stores = stores;
    this.change = change;
    this.perAddress = perAddress;
  }

  public Decision<Invites.Shown> preview(InviteCode code, ClientAddress from) {
    Optional<Refusal> tooOften = perAddress.refuses(from.value());
    if (tooOften.isPresent()) {
      return Decision.refused(tooOften.get());
    }
    Optional<Invites.Shown> known = stores.invites().byCode(code.hash());
    if (known.isEmpty()) {
      return Decision.refused(InviteRules.NONE);
    }
    Invite invite = known.get().invite();
    // Under the lock, as for whoever accepts it: what a dead link led to is no stranger's to see.
    return change.changeBlindly(
        invite.room(),
        (found, now) -> {
          Actor maker = stores.maker(invite);
          return found
              .map(lockedRoom -> InviteRules.closing(lockedRoom.room(), invite, maker, now))
              .orElseGet(() -> Optional.of(InviteRules.NONE))
              .map(Decision::<Invites.Shown>refused)
              .orElseGet(() -> Decision.accepted(known.get()));
        });
  }
}
