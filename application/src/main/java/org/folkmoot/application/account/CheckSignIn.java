package org.folkmoot.application.account;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.folkmoot.domain.user.SignInId;

/**
 * Says whether a sign-in is good still. An answer is believed for a second, so that a revoked one
 * is dead on every replica within two, and a busy client doesn't cost a query a call.
 */
public final class CheckSignIn {
  private static final long BELIEVED_NANOS = 1_000_000_000L;
  // A whole day's users of one replica; above it everything is asked anew rather than kept.
  private static final int KEPT_MAX = 50_000;

  private final SignIns signIns;
  private final LongSupplier nanos;
  private final Map<SignInId, Long> goodAt = new ConcurrentHashMap<>();

  public CheckSignIn(SignIns signIns, LongSupplier nanos) {
    this.signIns = signIns;
    this.nanos = nanos;
  }

  /** Whether that is known without asking anybody. */
  public boolean isKnownGood(SignInId signIn) {
    return isKnownGood(signIn, nanos.getAsLong());
  }

  private boolean isKnownGood(SignInId signIn, long now) {
    Long asked = goodAt.get(signIn);
    return asked != null && now - asked < BELIEVED_NANOS;
  }

  public boolean isGood(SignInId signIn) {
    long now = nanos.getAsLong();
    if (isKnownGood(signIn, now)) {
      return true;
    }
    boolean good = signIns.good(List.of(signIn)).contains(signIn);
    if (good) {
      if (goodAt.size() >= KEPT_MAX) {
        goodAt.clear();
      }
      goodAt.put(signIn, now);
    } else {
      goodAt.remove(signIn);
    }
    return good;
  }

  /** This replica knows by itself that it has ended. */
  public void ended(SignInId signIn) {
    goodAt.remove(signIn);
  }
}
