package org.folkmoot.application.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.folkmoot.domain.user.SignInId;

/**
 * Says whether a sign-in is good still. An answer is believed for so long that whoever looks each
 * second, and asks about all in use at once, keeps them known: then a call costs no query. A
 * revoked one is dead on every replica within two seconds.
 */
public final class CheckSignIn {
  private static final long BELIEVED_NANOS = 1_700_000_000L;
  // Whoever has called so lately is likely to call again.
  private static final long IN_USE_NANOS = 60_000_000_000L;
  // A whole day's users of one replica; above it everything is asked anew rather than kept.
  private static final int KEPT_MAX = 50_000;

  private final SignIns signIns;
  private final LongSupplier nanos;
  private final Map<SignInId, Belief> beliefs = new ConcurrentHashMap<>();
  private final AtomicLong endings = new AtomicLong();

  public CheckSignIn(SignIns signIns, LongSupplier nanos) {
    this.signIns = signIns;
    this.nanos = nanos;
  }

  /** That somebody's sign-in is good. */
  private static final class Belief {
    private volatile long askedNanos;
    private volatile long usedNanos;

    Belief(long nanos) {
      askedNanos = nanos;
      usedNanos = nanos;
    }

    boolean holds(long now) {
      return now - askedNanos < BELIEVED_NANOS;
    }
  }

  /** Whether that is known without asking anybody. */
  public boolean isKnownGood(SignInId signIn) {
    return isKnownGood(signIn, nanos.getAsLong());
  }

  private boolean isKnownGood(SignInId signIn, long now) {
    Belief belief = beliefs.get(signIn);
    if (belief == null || !belief.holds(now)) {
      return false;
    }
    belief.usedNanos = now;
    return true;
  }

  public boolean isGood(SignInId signIn) {
    long now = nanos.getAsLong();
    if (isKnownGood(signIn, now)) {
      return true;
    }
    long before = endings.get();
    boolean good = signIns.good(List.of(signIn)).contains(signIn);
    if (good) {
      believe(signIn, now, before);
    } else {
      beliefs.remove(signIn);
    }
    return good;
  }

  // What has ended while it was asked about was good when the database looked, and isn't now.
  private void believe(SignInId signIn, long now, long endingsBefore) {
    if (beliefs.size() >= KEPT_MAX) {
      beliefs.clear();
    }
    Belief belief = new Belief(now);
    beliefs.put(signIn, belief);
    if (endings.get() != endingsBefore) {
      beliefs.remove(signIn, belief);
    }
  }

  /** This replica knows by itself that it has ended. */
  public void ended(SignInId signIn) {
    endings.incrementAndGet();
    beliefs.remove(signIn);
  }

  /** Those that somebody has called with lately. What isn't believed any more is forgotten. */
  public List<SignInId> inUse() {
    long now = nanos.getAsLong();
    beliefs.values().removeIf(belief -> !belief.holds(now));
    return beliefs.entrySet().stream()
        .filter(belief -> now - belief.getValue().usedNanos < IN_USE_NANOS)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Somebody asked about these at that time. What isn't believed isn't from then on, either. */
  public void asked(Collection<SignInId> all, Set<SignInId> ended, long askedNanos) {
    ended.forEach(this::ended);
    for (SignInId signIn : all) {
      Belief belief = beliefs.get(signIn);
      if (belief != null && askedNanos - belief.askedNanos > 0) {
        belief.askedNanos = askedNanos;
      }
    }
  }
}
