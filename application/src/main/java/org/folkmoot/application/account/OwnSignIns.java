package org.folkmoot.application.account;

import java.util.List;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/** Shows somebody where they are signed in, and ends what they don't know. */
public final class OwnSignIns {
  private final SignIns signIns;
  private final LogOut logOut;

  public OwnSignIns(SignIns signIns, LogOut logOut) {
    this.signIns = signIns;
    this.logOut = logOut;
  }

  /** Those that are good, the one used last first. */
  public List<SignIn> of(UserId who) {
    return signIns.of(who);
  }

  public Decision<SignInId> end(UserId who, SignInId one) {
    if (signIns.of(who).stream().noneMatch(signIn -> signIn.id().equals(one))) {
      return Decision.refused(Refusal.notFound("sign-in"));
    }
    logOut.logOut(one, who);
    return Decision.accepted(one);
  }
}
