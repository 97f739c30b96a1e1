package org.folkmoot.application.account;

import java.util.Locale;
import java.util.Optional;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.limit.Limit;
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
  private final Attempts attempts;

  public LogIn(
      Users users,
      Passwords passwords,
      OpenSignIn openSignIn,
      Transactions transactions,
      Attempts attempts) {
    this.users = users;
    this.passwords = passwords;
    this.openSignIn = openSignIn;
    this.transactions = transactions;
    this.attempts = attempts;
  }

  /**
   * How often it may be tried.
   *
   * @param perName from one address with one name, as it was written
   * @param perAccount from one address for one account, by whichever of its names, so that nobody
   *     is locked out by others
   * @param perAddress from one address for all accounts, against who tries many of them
   */
  public record Attempts(Limit perName, Limit perAccount, Limit perAddress) {
    public static final Attempts ANY = new Attempts(Limit.NONE, Limit.NONE, Limit.NONE);

    // By what was written and not by whose it is: a limit must not tell who has an account.
    private Optional<Refusal> refuse(String login, ClientAddress from) {
      return perAddress
          .refuses(from.value())
          .or(() -> perName.refuses(from.value() + " " + login.toLowerCase(Locale.ROOT)));
    }

    // A name that nobody has counts for itself, so that it takes as long to count.
    private boolean isSpent(Optional<Users.Login> account, String login, ClientAddress from) {
      String whose =
          account
              .map(known -> known.user().id().toString())
              .orElseGet(() -> "?" + login.toLowerCase(Locale.ROOT));
      return perAccount.refuses(from.value() + " " + whose).isPresent();
    }
  }

  public Decision<SignedIn> logIn(
      String login, Password password, String client, ClientAddress from) {
    // Before anything that costs: the hash of a password is what a flood would be after.
    Optional<Refusal> tooOften = attempts.refuse(login, from);
    if (tooOften.isPresent()) {
      return Decision.refused(tooOften.get());
    }
    Optional<Users.Login> account = users.byLogin(login);
    boolean spent = attempts.isSpent(account, login, from);
    // Outside of any transaction: the hash takes its time on purpose.
    boolean right = passwords.matches(password, account.map(Users.Login::passwordHash));
    // An account that was tried too often by its other name is answered like a wrong password, and
    // not as too often: that would tell that both names are one person's.
    if (!right || spent || account.isEmpty()) {
      return Decision.refused(WRONG);
    }
    return Decision.accepted(
        transactions.write(() -> openSignIn.open(account.get().user(), client)));
  }
}
