package org.folkmoot.application.cluster;

import java.util.List;
import java.util.UUID;

/** For knowing which replicas there are, what each of them knows, and what all may use. */
public interface Replicas {
  /** Says that this replica lives and what it knows, and looks at all others. */
  Seen beat(UUID self, int level);

  /** One that has ended. Only if it hasn't said anything since it was seen. */
  void forget(Replica gone);

  /**
   * From now on the cluster is at this level, or at a higher one where it is already.
   *
   * @return where it is now
   */
  int raise(int level);

  /**
   * A replica's row.
   *
   * @param beats how often it has said that it lives
   */
  record Replica(UUID id, int level, long beats) {}

  /**
   * What there was to see.
   *
   * @param clusterLevel what may be used
   * @param replicas all that have a row, this one among them
   * @param rowless whether one of a version is connected that has no row yet, and knows the first
   *     level
   */
  record Seen(int clusterLevel, List<Replica> replicas, boolean rowless) {
    public Seen {
      replicas = List.copyOf(replicas);
    }
  }
}
