package org.folkmoot.persistence.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.folkmoot.application.cluster.Replicas;
import org.folkmoot.application.contract.ReplicasContract;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcReplicasTest extends ReplicasContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected Replicas replicas() {
    return STORED.bean(Replicas.class);
  }

  @Test
  void aReplicaOfAVersionWithoutRowsIsSeenByItsConnections() throws SQLException {
    UUID self = new UUID(7, 3);
    assertThat(replicas().beat(self, 2).rowless()).isFalse();
    try (Connection old = STORED.connect();
        Statement statement = old.createStatement()) {
      statement.execute("set application_name = 'folkmoot'");
      assertThat(replicas().beat(self, 2).rowless()).isTrue();
      statement.execute("set application_name = 'folkmoot replica'");
    }
    assertThat(replicas().beat(self, 2).rowless()).isFalse();
  }
}
