package org.folkmoot.application.invite;

import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.application.account.ClientAddress;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.ledger.Admission;

/** Shows whoever holds a code where it leads, signed in or not. */
public final class PreviewInvite {
  private final Invites invites;
  private final InstantSource clock;
  private final Limit perAddress;

  public PreviewInvite(Invites invites, InstantSource clock, Limit perAddress) {
    this.invites = invites;
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
      return Decision.refused(Admission.NONE);
    }
    return known.get().invite().isGood(clock.instant())
        ? Decision.accepted(known.get())
        : Decision.refused(Admission.OVER);
  }
}
