package org.folkmoot.application.posting;

import org.folkmoot.domain.message.ClientId;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/**
 * A post that is stored.
 *
 * @param duplicate whether it was stored before, and this was a retry
 */
public record Posted(RoomId room, Seq seq, ClientId clientId, boolean duplicate) {

  static Posted again(PostRequest post, Seq seq) {
    return new Posted(post.room(), seq, post.clientId(), true);
  }
}
