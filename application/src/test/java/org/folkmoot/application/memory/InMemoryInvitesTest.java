package org.folkmoot.application.memory;

import org.folkmoot.application.account.Users;
import org.folkmoot.application.contract.InvitesContract;
import org.folkmoot.application.invite.Invites;
import org.folkmoot.application.log.RoomLog;
import org.folkmoot.application.log.Transactions;

final class InMemoryInvitesTest extends InvitesContract {
  private final InMemoryStore store = new InMemoryStore();

  @Override
  protected RoomLog log() {
    return new InMemoryRoomLog(store);
  }

  @Override
  protected Invites invites() {
    return new InMemoryInvites(store);
  }

  @Override
  protected Users users() {
    return new InMemoryUsers(store);
  }

  @Override
  protected Transactions transactions() {
    return store;
  }
}
