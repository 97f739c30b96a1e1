package org.folkmoot.persistence.account;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.LastSeenContract;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.application.presence.LastSeen;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcLastSeenTest extends LastSeenContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected LastSeen sightings() {
    return STORED.sightings();
  }

  @Override
  protected Users users() {
    return STORED.users();
  }

  @Override
  protected Transactions transactions() {
    return STORED.transactions();
  }
}
