package org.folkmoot.application.frame;

import java.util.List;
import java.util.Map;
import org.folkmoot.application.log.CatchUp;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.view.Change;
import org.folkmoot.application.view.Me;
import org.folkmoot.application.view.RoomView;
import org.folkmoot.application.view.SectionView;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.jspecify.annotations.Nullable;

/** What one socket alone is told, besides the changes that all are told. */
public sealed interface ServerMessage {
  /** The answer to hello: the whole truth of the user's rooms. */
  record Ready(
      Me user,
      List<RoomView> rooms,
      String epoch,
      String connection,
      int heartbeatMs,
      String serverTime,
      String version,
      Map<String, Integer> limits,
      List<String> features)
      implements ServerMessage {}

  /** What changed in a room since the client's cursor; {@code head} is its new one. */
  record Catchup(
      String room,
      List<Change> changes,
      @Nullable String members,
      long head,
      boolean more,
      boolean reset,
      String epoch)
      implements ServerMessage {
    public static Catchup of(RoomId room, CatchUp.Missed.Changes missed) {
      return new Catchup(
          room.toString(),
          missed.changes(),
          missed.members() ? null : "reset",
          missed.head().value(),
          missed.more(),
          false,
          missed.epoch().value());
    }

    /** Everything is to be read anew. */
    public static Catchup reset(RoomId room, Epoch epoch, Seq head) {
      return new Catchup(
          room.toString(), List.of(), null, head.value(), false, true, epoch.value());
    }
  }

  /** What the client asked for is done. */
  record Ack(
      String ref,
      String room,
      @Nullable Long seq,
      @Nullable Long changed,
      @Nullable Boolean duplicate)
      implements ServerMessage {}

  /** What the client asked for is not done, or not known to be. */
  record Nack(@Nullable String ref, String code, String detail, @Nullable Integer retryAfterMs)
      implements ServerMessage {}

  /**
   * The user is in a room from now on, or is another in it or has set it otherwise than they were
   * told; live from the view's head on.
   */
  record Joined(RoomView room) implements ServerMessage {}

  /** The user is not in a room any more: its last frame. */
  record Removed(String room, long seq, String event) implements ServerMessage {}

  /** How far the user has read on another device; what is left was counted up to {@code head}. */
  record Read(String room, String username, long seq, long rev, int unread, int mentions, long head)
      implements ServerMessage {}

  /** How far somebody else has read. */
  record Receipt(String room, String username, long seq) implements ServerMessage {}

  /** Somebody types in a room, or has stopped. */
  record Typing(String room, String username, boolean on) implements ServerMessage {}

  /** How somebody who is watched is here: {@code online}, {@code away} or {@code offline}. */
  record Presence(String username, String state, @Nullable String lastSeenAt)
      implements ServerMessage {}

  /** Whom the user blocks now, by username. */
  record Blocks(List<String> usernames) implements ServerMessage {}

  /** In which sections the user keeps their rooms now; the highest {@code rev} holds. */
  record Sections(long rev, List<SectionView> sections) implements ServerMessage {}

  /** What may be used from now on, all of it. */
  record Features(List<String> features) implements ServerMessage {}

  /** The answer to a ping. */
  record Pong() implements ServerMessage {}
}
