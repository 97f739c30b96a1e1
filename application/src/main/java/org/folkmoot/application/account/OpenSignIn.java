package org.folkmoot.application.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.folkmoot.domain.user.SignInId;
import org.folkmoot.domain.user.User;

/** Makes a new sign-in for somebody who has just proved who they are. */
public final class OpenSignIn {
  /** So long a browser that isn't used stays signed in. */
  public static final Duration LIFE = Duration.ofDays(30);

  // Enough to recognize a browser by in a list.
  private static final int CLIENT_CHARS_MAX = 200;

  private final SignIns signIns;
  private final ServerKey refreshKey;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  public OpenSignIn(
      SignIns signIns, ServerKey refreshKey, InstantSource clock, Supplier<UUID> ids) {
    this.signIns = signIns;
    this.refreshKey = refreshKey;
    this.clock = clock;
    this.ids = ids;
  }

  /** Belongs inside a transaction. */
  public SignedIn open(User user, String client) {
    Instant now = clock.instant();
    SignInId id = new SignInId(ids.get());
    String shown = client.substring(0, Math.min(client.length(), CLIENT_CHARS_MAX));
    signIns.add(new SignIn(id, user.id(), now, now, 1, now, null, shown.replace("\0", "")));
    return new SignedIn(user, id, new RefreshToken(id, 1).text(refreshKey), now.plus(LIFE));
  }
}
