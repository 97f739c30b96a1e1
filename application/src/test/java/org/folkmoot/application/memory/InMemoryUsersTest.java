package org.folkmoot.application.memory;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.UsersContract;
import org.folkmoot.application.log.Transactions;

final class InMemoryUsersTest extends UsersContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected Users users() {
    return new InMemoryUsers(store);
  }

  @Override
  protected Transactions transactions() {
    return store;
  }
}
