package org.folkmoot.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Trades a refresh token for its successor. A token that comes back when its successor has been
 * used, or a minute later, is in two hands: then the whole sign-in ends.
 */
public final class RefreshSignIn {
  /** So long a client that lost the answer may ask again. */
  private static final Duration SECOND_CHANCE = Duration.ofSeconds(60);

  private static final Refusal NO =
      Refusal.unauthenticated("This sign-in has ended. Please sign in again.");

  private final SignIns signIns;
  private final Users users;
  private final ServerKey refreshKey;
  private final LogOut logOut;
  private final Transactions transactions;
  private final InstantSource clock;

  public RefreshSignIn(
      SignIns signIns,
      Users users,
      ServerKey refreshKey,
      LogOut logOut,
      Transactions transactions,
      InstantSource clock) {
    this.signIns = signIns;
    this.users = users;
    this.refreshKey = refreshKey;
    this.logOut = logOut;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Decision<SignedIn> refresh(String tokenText) {
    Optional<RefreshToken> token = RefreshToken.read(tokenText, refreshKey);
    if (token.isEmpty()) {
      return Decision.refused(NO);
    }
    Traded traded = transactions.write(() -> trade(token.get()));
    if (traded.ended() != null) {
      logOut.ended(traded.ended().id(), traded.ended().user());
    }
    return traded.answer();
  }

  private record Traded(Decision<SignedIn> answer, @Nullable SignIn ended) {
    Traded(Decision<SignedIn> answer) {
      this(answer, null);
    }
  }

  private Traded trade(RefreshToken token) {
    Instant now = clock.instant();
    Optional<SignIn> found = signIns.lock(token.signIn()).filter(s -> s.revokedAt() == null);
    if (found.isEmpty() || !now.isBefore(found.get().turnedAt().plus(OpenSignIn.LIFE))) {
      return new Traded(Decision.refused(NO));
    }
    SignIn signIn = found.get();
    if (token.generation() == signIn.generation()) {
      RefreshToken next = new RefreshToken(signIn.id(), signIn.generation() + 1);
      signIns.turned(signIn.id(), next.generation(), now);
      return new Traded(given(signIn, next, now));
    }
    boolean answerWasLost =
        token.generation() == signIn.generation() - 1
            && now.isBefore(signIn.turnedAt().plus(SECOND_CHANCE));
    if (answerWasLost) {
      RefreshToken again = new RefreshToken(signIn.id(), signIn.generation());
      return new Traded(given(signIn, again, signIn.turnedAt()));
    }
    signIns.revoke(signIn.id(), now);
    return new Traded(Decision.refused(NO), signIn);
  }

  private Decision<SignedIn> given(SignIn signIn, RefreshToken next, Instant turnedAt) {
    return users
        .byId(signIn.user())
        .map(
            user ->
                Decision.accepted(
                    new SignedIn(
                        user, signIn.id(), next.text(refreshKey), turnedAt.plus(OpenSignIn.LIFE))))
        .orElseGet(() -> Decision.refused(NO));
  }
}
