package org.folkmoot.domain.room;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A way into a room for whoever holds its code.
 *
 * @param maxUses how many people it lets in; null for as many as come
 * @param uses how many it has let in
 */
public record Invite(
    UUID id,
    RoomId room,
    UserId by,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Integer maxUses,
    int uses,
    boolean revoked) {
  /** More people than any room has. */
  public static final int USES_MAX = 100_000;

  /** Long enough for a link to be read on Monday that was sent on Friday. */
  public static final Duration USUAL = Duration.ofDays(7);

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  // A link that is good for ever is forgotten, and still good.
  private static final Duration LONGEST = Duration.ofDays(365);

  public static Invite fresh(
      UUID id,
      RoomId room,
      UserId by,
      Instant now,
      @Nullable Duration lasting,
      @Nullable Integer maxUses) {
    Duration wanted = lasting == null ? USUAL : lasting;
    if (wanted.compareTo(SHORTEST) < 0 || wanted.compareTo(LONGEST) > 0) {
      throw new InvalidValue(
          "expiresInSeconds",
          "must be from %d to %d".formatted(SHORTEST.toSeconds(), LONGEST.toSeconds()));
    }
    if (maxUses != null && (maxUses < 1 || maxUses > USES_MAX)) {
      throw new InvalidValue("maxUses", "must be from 1 to " + USES_MAX);
    }
    return new Invite(id, room, by, now, now.plus(wanted), maxUses, 0, false);
  }

  /** Whether it still lets somebody in. */
  public boolean isGood(Instant now) {
    return !revoked && now.isBefore(expiresAt) && (maxUses == null || uses < maxUses);
  }
}
