package org.folkmoot.domain.message;

import java.util.List;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.user.UserId;
import org.folkmoot.domain.user.Username;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say.
 *
 * @param mentions the members among those that the body may mean
 */
public record Draft(
    UserId sender, ClientId clientId, Body body, @Nullable Seq replyTo, List<Username> mentions) {
  public Draft {
    mentions = List.copyOf(mentions);
  }
}
