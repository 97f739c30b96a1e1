package org.folkmoot.application.follow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;
import org.jspecify.annotations.Nullable;

/** For remembering how far each follower of the log has come, and who walks for it. */
public interface LogFollowers {
  /**
   * From now on there is such a follower: what happens is its business, and what was isn't. Nothing
   * when there is one already.
   */
  void begin(LogFollowerName follower);

  /** Whose turn it is. The one who asks says so, if it is theirs. */
  Lease lease(LogFollowerName follower, UUID self);

  /**
   * Hands it to somebody, if nobody has said anything since it was seen.
   *
   * @return whether they have it
   */
  boolean grant(LogFollowerName follower, UUID to, Lease seen);

  /** Those of the rooms in which something happened after the follower's position. */
  List<Behind> behind(LogFollowerName follower, Collection<RoomId> rooms);

  /** The first such rooms after one, in the order of their ids. */
  List<Behind> behindAfter(LogFollowerName follower, RoomId after, int limit);

  /**
   * Moves positions ahead; never back.
   *
   * @param epoch the history that they belong to
   * @return false, and nothing moved, when it is somebody else's turn, or another history
   */
  boolean move(LogFollowerName follower, UUID self, Epoch epoch, Map<RoomId, Seq> positions);

  /** Keeps a change that failed, or what has become of it. */
  void keep(LogFollowerName follower, Trouble trouble);

  /** Those whose time has come, the first ones first. */
  List<Trouble> due(LogFollowerName follower, Instant now, int limit);

  /** It isn't any more. */
  void settle(LogFollowerName follower, RoomId room, Seq changed);

  /** How many changes nobody tries any longer. */
  int setAside(LogFollowerName follower);

  /**
   * Whose turn it is.
   *
   * @param beats how often it was said; another number is another word
   */
  record Lease(UUID holder, long beats) {
    /** Nobody's name. */
    public static final UUID NOBODY = new UUID(0, 0);
  }

  /** A room in which the follower has something left to walk. */
  record Behind(Epoch epoch, RoomId room, Seq position, Seq head) {}

  /**
   * A change that failed.
   *
   * @param since when it first did
   * @param tries how often it did
   * @param next when it is tried again; null: no more, for it was long enough
   */
  record Trouble(RoomId room, Seq changed, Instant since, int tries, @Nullable Instant next) {}
}
