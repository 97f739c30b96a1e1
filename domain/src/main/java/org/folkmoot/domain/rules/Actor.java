package org.folkmoot.domain.rules;

import java.time.Instant;
import java.util.Optional;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.rights.Act;
import org.folkmoot.domain.rights.Rights;
import org.folkmoot.domain.rights.Standing;
import org.folkmoot.domain.room.Member;
import org.folkmoot.domain.room.Room;
import org.folkmoot.domain.user.UserId;

/**
 * Whoever wants to do something to others in a room.
 *
 * @param member their own standing in it, if they have one
 * @param overseer whether they administer the server
 */
public record Actor(UserId user, Optional<Member> member, boolean overseer) {

  /** Why they may not; empty if they may. */
  public Optional<Refusal> refusal(Room room, Act act, Instant now) {
    return Rights.refusal(room, act, Standing.of(member, now), overseer);
  }
}
