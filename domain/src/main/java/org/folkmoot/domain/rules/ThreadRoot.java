package org.folkmoot.domain.rules;

import java.util.Optional;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.message.MessageContent;
import org.folkmoot.domain.room.Seq;

/**
 * What somebody finds who names a thread: the message that it hangs on.
 *
 * @param latest the latest message of the thread, a tombstone or not, if it was begun
 */
public record ThreadRoot(
    Seq seq, boolean isText, boolean isInThread, boolean isDeleted, Optional<Seq> latest) {

  public static ThreadRoot of(Message root, Optional<Seq> latest) {
    return new ThreadRoot(
        root.seq(),
        root.content() instanceof MessageContent.Text,
        root.thread() != null,
        root.isDeleted(),
        latest);
  }

  /**
   * Why nothing can be added to it; empty if something can. A thread that was begun goes on without
   * its root.
   *
   * @param from the oldest message that somebody may see
   */
  Optional<Refusal> refusal(Seq from) {
    boolean visible =
        seq.compareTo(from) >= 0 || latest.filter(l -> l.compareTo(from) >= 0).isPresent();
    if (!visible) {
      return Optional.of(Refusal.notFound("thread"));
    }
    if (isInThread) {
      return Optional.of(Refusal.invalid("A message of a thread can't have a thread of its own."));
    }
    if (!isText) {
      return Optional.of(Refusal.conflict("Only what somebody wrote can have a thread."));
    }
    return isDeleted && latest.isEmpty()
        ? Optional.of(Refusal.conflict("This message has been deleted."))
        : Optional.empty();
  }
}
