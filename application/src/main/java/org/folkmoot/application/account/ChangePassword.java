package org.folkmoot.application.account;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.user.Password;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/** Changes a password, and ends every other sign-in: whoever had the old one is out. */
public final class ChangePassword {
  private final Users users;
  private final Passwords passwords;
  private final SignIns signIns;
  private final LogOut logOut;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Limit attempts;

  public ChangePassword(
      Users users,
      Passwords passwords,
      SignIns signIns,
      LogOut logOut,
      Transactions transactions,
      InstantSource clock,
      Limit attempts) {
    this.users = users;
    this.passwords = passwords;
    this.signIns = signIns;
    this.logOut = logOut;
    this.transactions = transactions;
    this.clock = clock;
    this.attempts = attempts;
  }

  /** Answers how many other sign-ins have ended. */
  public Decision<Integer> change(UserId who, SignInId by, Password current, Password next) {
    Optional<Refusal> tooOften = attempts.refuses(who.toString());
    if (tooOften.isPresent()) {
      return Decision.refused(tooOften.get());
    }
    Optional<String> known =
        users
            .byId(who)
            .flatMap(user -> users.byLogin(user.username().value()))
            .map(Users.Login::passwordHash);
    // Outside of any transaction: the hash takes its time on purpose.
    if (!passwords.matches(current, known)) {
      return Decision.refused(LogIn.WRONG);
    }
    String hash = passwords.hash(next);
    List<SignInId> others = transactions.write(() -> changed(who, by, hash));
    others.forEach(other -> logOut.ended(other, who));
    return Decision.accepted(others.size());
  }

  private List<SignInId> changed(UserId who, SignInId by, String hash) {
    users.changePassword(who, hash);
    List<SignInId> others =
        signIns.of(who).stream().map(SignIn::id).filter(id -> !id.equals(by)).toList();
    others.forEach(other -> signIns.revoke(other, clock.instant()));
    return others;
  }
}
