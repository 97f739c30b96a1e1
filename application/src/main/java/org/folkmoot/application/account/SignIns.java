package org.folkmoot.application.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.UserId;

/** For remembering who is signed in where. */
public interface SignIns {
  void add(SignIn signIn);

  /** Locked until the transaction ends, so that a refresh token is spent by one request alone. */
  Optional<SignIn> lock(SignInId id);

  /** The refresh token was turned. */
  void turned(SignInId id, int generation, Instant now);

  void revoke(SignInId id, Instant now);

  /** Which of these are good still. */
  Set<SignInId> good(Collection<SignInId> ids);

  List<SignIn> of(UserId user);
}
