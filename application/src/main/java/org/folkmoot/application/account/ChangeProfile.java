package org.folkmoot.application.account;

import java.util.Optional;
import org.folkmoot.application.caller.ClientAddress;
import org.folkmoot.application.limit.Limit;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.view.Me;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.text.VisibleText;
import org.folkmoot.domain.user.DisplayName;
import org.folkmoot.domain.user.EmailAddress;
import org.folkmoot.domain.user.Profile;
import org.folkmoot.domain.user.User;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Changes how somebody is shown to others, and where they can be written to. */
public final class ChangeProfile {
  private final Users users;
  private final UserDirectory directory;
  private final Transactions transactions;
  private final Attempts attempts;

  public ChangeProfile(
      Users users, UserDirectory directory, Transactions transactions, Attempts attempts) {
    this.users = users;
    this.directory = directory;
    this.transactions = transactions;
    this.attempts = attempts;
  }

  /**
   * How often somebody may take another e-mail address: the answer tells whether it is anybody's,
   * as an attempt to sign in would.
   *
   * @param perUser by each
   * @param perAddress from one address by all, who may be the same person
   */
  public record Attempts(Limit perUser, Limit perAddress) {
    private Optional<Refusal> refuse(UserId who, ClientAddress from) {
      return perAddress.refuses(from.value()).or(() -> perUser.refuses(who.toString()));
    }
  }

  /** What is to be otherwise: null stays as it is, and empty is taken away. */
  public record ProfilePatch(
      @Nullable String displayName,
      @Nullable String email,
      @Nullable String bio,
      @Nullable String status) {
    private static @Nullable EmailAddress address(String text) {
      return text.isBlank() ? null : new EmailAddress(text);
    }

    private Profile over(User user) {
      return new Profile(
          displayName == null ? user.displayName() : name(displayName, user.displayName()),
          email == null ? user.email() : address(email),
          bio == null ? user.bio() : bio,
          status == null || status.equals(user.status()) ? user.status() : line(status));
    }

    // What was allowed when it was chosen may stay: a page sends all that it shows.
    private static DisplayName name(String text, DisplayName now) {
      return text.strip().equals(now.value()) ? now : DisplayName.wished(text);
    }

    // It stands beside the name.
    private static String line(String text) {
      return VisibleText.line("status", text, 0, Profile.STATUS_CHARS_MAX);
    }
  }

  public Decision<Me> change(UserId who, ProfilePatch patch, ClientAddress from) {
    Optional<Refusal> tooOften =
        wantsAnotherAddress(who, patch) ? attempts.refuse(who, from) : Optional.empty();
    if (tooOften.isPresent()) {
      return Decision.refused(tooOften.get());
    }
    return transactions.write(() -> decide(who, patch)).map(directory::me);
  }

  // A page sends all that it shows: the address that is theirs already asks nothing.
  private boolean wantsAnotherAddress(UserId who, ProfilePatch patch) {
    EmailAddress wanted = patch.email() == null ? null : ProfilePatch.address(patch.email());
    return wanted != null && !users.byId(who).map(User::email).filter(wanted::equals).isPresent();
  }

  private Decision<User> decide(UserId who, ProfilePatch patch) {
    return users
        .lock(who)
        .map(user -> changed(user, patch.over(user)))
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
