package org.folkmoot.application.account;

import java.util.Optional;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.user.Password;

/** Signs somebody in who knows their password. */
public final class LogIn {
  /** The same for a wrong name and a wrong password, so that nobody learns who has an account. */
  public static final Refusal WRONG =
      new Refusal(Refusal.Reason.BAD_CREDENTIALS, "The username or the password is wrong.");

  private final Users users;
  private final Passwords passwords;
  private final OpenSignIn openSignIn;
  private final Transactions transactions;

  public LogIn(Users users, Passwords passwords, OpenSignIn openSignIn, Transactions transactions) {
    this.users = users;
    this.passwords = passwords;
    this.openSignIn = openSignIn;
    this.transactions = transactions;
  }

  public Decision<SignedIn> logIn(String login, Password password, String client) {
    Optional<Users.Login> account = users.byLogin(login);
    // Outside of any transaction: the hash takes its time on purpose.
    boolean right = passwords.matches(password, account.map(Users.Login::passwordHash));
    if (!right || account.isEmpty()) {
      return Decision.refused(WRONG);
    }
    return Decision.accepted(
        transactions.write(() -> openSignIn.open(account.get().user(), client)));
  }
}
