package org.folkmoot.application.presence;

import org.folkmoot.application.frame.ServerMessage;

/** A device of somebody who is here, and who may want to know of others. From any thread. */
public interface PresenceWatcher {
  /** Whether whoever holds it has turned away from it. */
  boolean isIdle();

  boolean isClosed();

  void say(ServerMessage message);
}
