package org.folkmoot.application.memory;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.folkmoot.application.cluster.Feature;
import org.folkmoot.application.cluster.Replicas;

/** Replicas of one process; one of a version without rows is there when a test says so. */
public final class InMemoryReplicas implements Replicas {
  private final Map<UUID, Replica> rows = new TreeMap<>();
  private int clusterLevel = Feature.FIRST_LEVEL;
  private boolean rowless;

  public synchronized void rowless(boolean is) {
    rowless = is;
  }

  @Override
  public synchronized Seen beat(UUID self, int level) {
    Replica before = rows.getOrDefault(self, new Replica(self, level, 0));
    rows.put(self, new Replica(self, level, before.beats() + 1));
    return new Seen(clusterLevel, List.copyOf(rows.values()), rowless);
  }

  @Override
  public synchronized void forget(Replica gone) {
    rows.remove(gone.id(), gone);
  }

  @Override
  public synchronized int raise(int level) {
    clusterLevel = Math.max(clusterLevel, level);
    return clusterLevel;
  }
}
