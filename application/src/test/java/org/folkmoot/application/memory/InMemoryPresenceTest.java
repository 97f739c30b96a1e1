package org.folkmoot.application.memory;

import org.folkmoot.application.contract.PresenceContract;
import org.folkmoot.application.presence.Presence;

final class InMemoryPresenceTest extends PresenceContract {
  private final Presence presence =
      new InMemoryPresence(new InMemoryPresence.Board(() -> 0), "one");

  @Override
  protected Presence presence() {
    return presence;
  }
}
