package org.folkmoot.application.room;

import java.time.Instant;
import java.util.function.Function;
import org.folkmoot.application.log.ModerationLog;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Shows what was done to people in a room, to those who may do it themselves. */
public final class ReviewModeration {
  private final ActInRoom act;
  private final ModerationLog moderation;

  public ReviewModeration(ActInRoom act, ModerationLog moderation) {
    this.act = act;
    this.moderation = moderation;
  }

  public Decision<ModerationLog.Deeds> deeds(UserId reader, RoomId room, Seq before, int limit) {
    return read(reader, room, now -> moderation.deeds(room, before, limit));
  }

  public Decision<ModerationLog.Bans> bans(
      UserId reader, RoomId room, @Nullable String after, int limit) {
    return read(reader, room, now -> moderation.bans(room, now, after, limit));
  }

  private <T> Decision<T> read(UserId reader, RoomId room, Function<Instant, T> reading) {
    return act.act(
        reader,
        room,
        (lockedRoom, actor, now) ->
            actor
                .refusal(lockedRoom.room(), Act.BAN, now)
                .map(Decision::<T>refused)
                .orElseGet(() -> Decision.accepted(reading.apply(now))));
  }
}
