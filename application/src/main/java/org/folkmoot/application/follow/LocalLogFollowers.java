package org.folkmoot.application.follow;

import java.util.List;
import java.util.Set;
import org.folkmoot.application.bus.Doorbell;
import org.folkmoot.application.bus.Ring;
import org.folkmoot.domain.room.RoomId;

/** All followers of this replica, and what replicas tell each other so that nobody's waits. */
public final class LocalLogFollowers {
  private final List<LogFollower> followers;
  private final DirtyRooms dirty;
  private final Doorbell doorbell;

  public LocalLogFollowers(List<LogFollower> followers, DirtyRooms dirty, Doorbell doorbell) {
    this.followers = List.copyOf(followers);
    this.dirty = dirty;
    this.doorbell = doorbell;
  }

  /** Has each come by; whoever it is that follows elsewhere is told first. Blocks. */
  public void follow() {
    DirtyRooms.Taken taken = dirty.take();
    List<RoomId> own = List.copyOf(taken.own());
    for (int i = 0; i < own.size(); i += Ring.DirtyRing.ROOMS_MAX) {
      int end = Math.min(own.size(), i + Ring.DirtyRing.ROOMS_MAX);
      doorbell.ring(new Ring.DirtyRing(Set.copyOf(own.subList(i, end))));
    }
    followers.forEach(follower -> follower.visit(taken.since()));
  }

  /** Ends for good. */
  public void stop() {
    followers.forEach(LogFollower::stop);
  }
}
