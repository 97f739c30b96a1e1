package org.folkmoot.domain.rules;

import java.util.Optional;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.Seq;

/**
 * A message, and the thread that hangs on it.
 *
 * @param latest the latest message of that thread, a tombstone or not, if it was begun
 */
public record MessageAndThread(Message message, Optional<Seq> latest) {
  ThreadRoot root() {
    return ThreadRoot.of(message, latest);
  }
}
