package org.folkmoot.persistence.account;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.SightingsContract;
import org.folkmoot.application.live.Sightings;
import org.folkmoot.application.log.Transactions;
import org.folkmoot.persistence.testing.Stored;
import org.junit.jupiter.api.extension.RegisterExtension;

final class JdbcSightingsTest extends SightingsContract {
  @RegisterExtension private static final Stored STORED = new Stored();

  @Override
  protected Sightings sightings() {
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
