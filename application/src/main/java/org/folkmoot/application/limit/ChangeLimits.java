package org.folkmoot.application.limit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * How often each person may change rooms and accounts; only posts have a limit of their own.
 * Whatever came of it counts: what changes nothing has taken a room's lock all the same.
 */
public final class ChangeLimits {
  /** As often as they like. */
  public static final ChangeLimits NONE = new ChangeLimits((attempt, rate) -> Optional.empty());

  /** What is counted together. */
  public enum Kind {
    /** Editing, deleting and reacting. */
    MESSAGES("messages"),
    /** Joining, leaving, coming in by a link, opening and closing direct rooms. */
    COMINGS("comings"),
    /** Adding, appointing, muting, removing and banning others. */
    MEMBERS("members"),
    /** Renaming rooms, their settings, their archive and their end. */
    ROOMS("rooms"),
    /** Making rooms. */
    NEW_ROOMS("new-rooms"),
    /** Making links and taking them back. */
    INVITES("invites"),
    /** One's own: profile, preferences, blocks, the list of rooms, other sign-ins. */
    ACCOUNT("account");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As operators write it. */
    public String word() {
      return word;
    }
  }

  private final Map<Kind, Limit> limits = new EnumMap<>(Kind.class);

  private ChangeLimits(RateLimiter none) {
    for (Kind kind : Kind.values()) {
      limits.put(kind, new Limit(kind.word(), none, null));
    }
  }

  /**
   * Makes a limit for each kind.
   *
   * @param limiter must answer at once: they are asked on event loops
   * @param rates a kind that isn't there has no limit
   */
  public ChangeLimits(RateLimiter limiter, Map<Kind, Rate> rates) {
    for (Kind kind : Kind.values()) {
      @Nullable Rate rate = rates.get(kind);
      limits.put(kind, new Limit("changes:" + kind.word(), limiter, rate));
    }
  }

  /** Counts one more, and says if it may not be made now. */
  public Optional<Refusal> refuses(Kind kind, UserId who) {
    Limit limit = limits.get(kind);
    if (limit == null) {
      throw new IllegalStateException("no limit of " + kind);
    }
    return limit.refuses(who.toString());
  }
}
