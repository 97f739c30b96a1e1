package org.folkmoot.application.account;

import java.time.InstantSource;
import org.folkmoot.application.live.Live;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/** Ends a sign-in: its tokens are worth nothing any more, and its sockets are closed. */
public final class LogOut {
  private final SignIns signIns;
  private final CheckSignIn checkSignIn;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Live live;

  public LogOut(
      SignIns signIns,
      CheckSignIn checkSignIn,
      Transactions transactions,
      InstantSource clock,
      Live live) {
    this.signIns = signIns;
    this.checkSignIn = checkSignIn;
    this.transactions = transactions;
    this.clock = clock;
    this.live = live;
  }

  public void logOut(SignInId signIn, UserId user) {
    transactions.write(
        () -> {
          signIns.revoke(signIn, clock.instant());
          return signIn;
        });
    ended(signIn, user);
  }

  /** It was revoked, and that is committed. */
  void ended(SignInId signIn, UserId user) {
    checkSignIn.ended(signIn);
    live.signInEnded(signIn, user);
  }
}
