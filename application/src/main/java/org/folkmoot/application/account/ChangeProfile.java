package org.folkmoot.application.account;

import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.Me;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.EmailAddress;
import org.folkmoot.domain.user.Profile;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Changes how somebody is shown to others, and where they can be written to. */
public final class ChangeProfile {
  private final Users users;
  private final WhoAmI whoAmI;
  private final Transactions transactions;

  public ChangeProfile(Users users, WhoAmI whoAmI, Transactions transactions) {
    this.users = users;
    this.whoAmI = whoAmI;
    this.transactions = transactions;
  }

  /** What is to be otherwise: null stays as it is, and empty is taken away. */
  public record Wish(
      @Nullable DisplayName displayName,
      @Nullable String email,
      @Nullable String bio,
      @Nullable String status) {
    private static @Nullable EmailAddress address(String text) {
      return text.isBlank() ? null : new EmailAddress(text);
    }

    private Profile over(User user) {
      return new Profile(
          displayName == null ? user.displayName() : displayName,
          email == null ? user.email() : address(email),
          bio == null ? user.bio() : bio,
          status == null ? user.status() : status);
    }
  }

  public Decision<Me> change(UserId who, Wish wish) {
    return transactions.write(() -> decide(who, wish)).map(whoAmI::me);
  }

  private Decision<User> decide(UserId who, Wish wish) {
    return users
        .lock(who)
        .map(user -> changed(user, wish.over(user)))
        .orElseGet(() -> Decision.refused(Refusal.unauthenticated("Please sign in.")));
  }

  private Decision<User> changed(User user, Profile profile) {
    User fresh = user.shownAs(profile);
    if (fresh.equals(user) || users.change(fresh)) {
      return Decision.accepted(fresh);
    }
    return Decision.refused(Refusal.conflict("This e-mail address has an account already."));
  }
}
