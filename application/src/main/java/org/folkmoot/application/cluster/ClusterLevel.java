package org.folkmoot.application.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.folkmoot.application.cluster.Replicas.Replica;
import org.folkmoot.application.task.Timers;
import org.jspecify.annotations.Nullable;

/** What may be used just now, as this replica knows it; looked at again every few seconds. */
public final class ClusterLevel {
  /** How often each replica says that it lives. */
  public static final int BEAT_MILLIS = 5_000;

  // Six beats: a replica that is only slow, or waits for a database that fails over, has not ended.
  static final long DEAD_AFTER_NANOS = 30_000_000_000L;

  private final Replicas replicas;
  private final Timers timers;
  private final UUID self;
  private final int known;

  // Only the one who looks touches it.
  private final Map<UUID, Heard> heard = new HashMap<>();
  private @Nullable Long rowlessNanos;
  private volatile int level = Feature.FIRST_LEVEL;
  private volatile Runnable listener = () -> {};

  private record Heard(long beats, long atNanos) {}

  /**
   * Makes it.
   *
   * @param self this replica, by another name in each of its lives
   * @param known what this replica knows
   */
  public ClusterLevel(Replicas replicas, Timers timers, UUID self, int known) {
    this.replicas = replicas;
    this.timers = timers;
    this.self = self;
    this.known = known;
  }

  /** Who is told that more may be used than before. */
  public void onRise(Runnable told) {
    listener = told;
  }

  public boolean has(Feature feature) {
    return feature.level() <= usable();
  }

  /** All that may be used, as clients know it. */
  public List<String> features() {
    return Feature.namesAt(usable());
  }

  /** Whether others have written what this version doesn't know. */
  public boolean isBehind() {
    return known < level;
  }

  // A version that comes back beside a newer one offers no more than it knows.
  private int usable() {
    return Math.min(level, known);
  }

  /** Says that this replica lives, and looks what all know. Blocks; one call at a time. */
  public void beat() {
    Replicas.Seen seen = replicas.beat(self, known);
    int now = seen.clusterLevel();
    if (seen.rowless()) {
      rowlessNanos = timers.nanos();
    }
    int lowest = isRowlessAbout() ? Feature.FIRST_LEVEL : lowest(seen.replicas());
    if (lowest > now) {
      now = replicas.raise(lowest);
    }
    if (now > level) {
      level = now;
      listener.run();
    }
  }

  // Its connections may be gone for a moment, while the database begins anew.
  private boolean isRowlessAbout() {
    Long last = rowlessNanos;
    return last != null && timers.nanos() - last <= DEAD_AFTER_NANOS;
  }

  private int lowest(List<Replica> all) {
    long now = timers.nanos();
    List<Replica> others = all.stream().filter(one -> !one.id().equals(self)).toList();
    heard.keySet().retainAll(others.stream().map(Replica::id).toList());
    int lowest = known;
    for (Replica replica : others) {
      Heard before = heard.get(replica.id());
      if (before == null || before.beats() != replica.beats()) {
        heard.put(replica.id(), new Heard(replica.beats(), now));
        lowest = Math.min(lowest, replica.level());
      } else if (now - before.atNanos() <= DEAD_AFTER_NANOS) {
        lowest = Math.min(lowest, replica.level());
      } else {
        replicas.forget(replica);
        heard.remove(replica.id());
      }
    }
    return lowest;
  }
}
