package org.folkmoot.application.message;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.folkmoot.application.cluster.ClusterLevel;
import org.folkmoot.application.cluster.Feature;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.room.ActInRoom;
import org.folkmoot.domain.decision.Decision;
import org.folkmoot.domain.decision.Refusal;
import org.folkmoot.domain.message.Message;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.folkmoot.domain.rules.ThreadMoves;
import org.folkmoot.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Moves messages into a thread, or back into the room. */
public final class MoveMessages {
  private final ActInRoom act;
  private final RoomLog log;
  private final ClusterLevel level;

  public MoveMessages(ActInRoom act, RoomLog log, ClusterLevel level) {
    this.act = act;
    this.log = log;
    this.level = level;
  }

  /**
   * Moves them, all or none.
   *
   * @param thread the root of the thread; null means the room's timeline
   */
  public Decision<List<Message>> move(
      UserId mover, RoomId room, Collection<Seq> messages, @Nullable Seq thread) {
    SortedSet<Seq> seqs = ThreadMoves.named(messages);
    if (!level.has(Feature.THREADS)) {
      return Decision.refused(Refusal.duringUpgrade());
    }
    SortedSet<Seq> all = new TreeSet<>(seqs);
    if (thread != null) {
      all.add(thread);
    }
    return act.act(
        mover,
        room,
        (lockedRoom, actor, now) ->
            new ThreadMoves(lockedRoom, actor, now).move(seqs, thread, log.messages(room, all)));
  }
}
