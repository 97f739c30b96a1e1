package org.folkmoot.domain.message;

import java.util.List;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say.
 *
 * @param thread where in a thread it is to stand, if in one
 * @param mentions the members among those that the body may mean
 */
public record Draft(
    UserId sender,
    ClientId clientId,
    Body body,
    @Nullable Seq replyTo,
    @Nullable ThreadPlace thread,
    List<Username> mentions) {
  public Draft {
    mentions = List.copyOf(mentions);
  }

  /** For the room's timeline. */
  public Draft(
      UserId sender, ClientId clientId, Body body, @Nullable Seq replyTo, List<Username> mentions) {
    this(sender, clientId, body, replyTo, null, mentions);
  }
}
