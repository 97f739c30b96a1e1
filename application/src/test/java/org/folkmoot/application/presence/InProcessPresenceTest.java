package org.folkmoot.application.presence;

import org.folkmoot.application.contract.PresenceContract;

final class InProcessPresenceTest extends PresenceContract {
  private final InProcessPresence presence = new InProcessPresence();

  @Override
  protected Presence presence() {
    return presence;
  }
}
