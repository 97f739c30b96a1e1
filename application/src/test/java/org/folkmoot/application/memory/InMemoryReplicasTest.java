package org.folkmoot.application.memory;

import org.folkmoot.application.cluster.Replicas;
import org.folkmoot.application.contract.ReplicasContract;

final class InMemoryReplicasTest extends ReplicasContract {
  private final InMemoryReplicas replicas = new InMemoryReplicas();

  @Override
  protected Replicas replicas() {
    return replicas;
  }
}
