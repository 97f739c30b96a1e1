package org.folkmoot.application.room;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.folkmoot.application.change.ChangeInRoom;
import org.folkmoot.application.due.DueJob;
import org.folkmoot.application.due.DueJobHandler;
import org.folkmoot.application.due.DueJobs;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.rules.ModerationRules;
import org.folkmoot.domain.user.UserId;

/** Tells at its time that a mute or a ban is over. */
public final class EndMuteOrBan implements DueJobHandler {
  private static final String KIND = "end-mute-or-ban";

  private final ChangeInRoom change;
  private final RoomLog log;

  public EndMuteOrBan(ChangeInRoom change, RoomLog log) {
    this.change = change;
    this.log = log;
  }

  /** That somebody's mute or ban has an end; inside the transaction that gives it one. */
  static void schedule(DueJobs jobs, Member member, Instant now) {
    ModerationRules.nextEnd(member, now)
        .ifPresent(at -> jobs.schedule(new DueJob(KIND, member.room() + "/" + member.user(), at)));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Instant> handle(String id) {
    int middle = id.indexOf('/');
    RoomId room = new RoomId(UUID.fromString(id.substring(0, middle)));
    UserId user = new UserId(UUID.fromString(id.substring(middle + 1)));
    Decision<Optional<Instant>> next =
        change.changeBlindly(
            room,
            (found, now) ->
                Decision.accepted(
                    found
                        .filter(lockedRoom -> lockedRoom.room().deletedAt() == null)
                        .flatMap(
                            lockedRoom ->
                                log.member(room, user)
                                    .map(member -> ModerationRules.end(lockedRoom, member, now)))
                        .flatMap(member -> ModerationRules.nextEnd(member, now))));
    return next.orThrow(refusal -> new IllegalStateException(refusal.detail()));
  }
}
