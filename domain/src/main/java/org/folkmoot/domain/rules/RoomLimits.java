package org.folkmoot.domain.rules;

import java.util.Optional;
import java.util.function.IntSupplier;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.room.Member;

/** In how many rooms somebody can be. */
public final class RoomLimits {
  /** More nobody looks after, and whoever comes is told all of theirs at once. */
  public static final int ROOMS_MAX = 1_000;

  /** As many, for whoever opens another one. To be written to isn't in one's own hand. */
  public static final int DIRECTS_MAX = 1_000;

  static final Refusal FULL_THEMSELVES =
      Refusal.conflict("They are in %,d rooms already.".formatted(ROOMS_MAX));

  private static final Refusal FULL =
      Refusal.conflict("You are in %,d rooms already: leave one first.".formatted(ROOMS_MAX));
  private static final Refusal FULL_OF_DIRECTS =
      Refusal.conflict("You have %,d direct conversations already.".formatted(DIRECTS_MAX));

  private RoomLimits() {}

  /**
   * Who may come into a room does so only if they aren't in too many. Nothing may be kept of it if
   * this says no.
   *
   * @param before their standing before
   * @param rooms how many they are in; asked only if it matters
   */
  public static Decision<Member> coming(
      Decision<Member> decision, Optional<Member> before, IntSupplier rooms) {
    return before.filter(Member::isIn).isPresent()
        ? decision
        : decision.then(
            member ->
                founding(rooms.getAsInt())
                    .map(Decision::<Member>refused)
                    .orElseGet(() -> Decision.accepted(member)));
  }

  /** Why somebody who is in so many rooms may not make another one. */
  public static Optional<Refusal> founding(int rooms) {
    return rooms < ROOMS_MAX ? Optional.empty() : Optional.of(FULL);
  }

  /** Why somebody who has so many direct rooms may not open another one. */
  public static Optional<Refusal> opening(int directs) {
    return directs < DIRECTS_MAX ? Optional.empty() : Optional.of(FULL_OF_DIRECTS);
  }
}
