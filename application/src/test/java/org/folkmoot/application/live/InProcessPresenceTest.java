package org.folkmoot.application.live;

import org.folkmoot.application.contract.PresenceContract;

final class InProcessPresenceTest extends PresenceContract {
  private final InProcessPresence presence = new InProcessPresence();

  @Override
  protected Presence presence() {
    return presence;
  }
}
