package org.folkmoot.web.connection;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.folkmoot.application.caller.ClientAddress;

/** How many connections one caller may have open. */
final class ConnectionLimit {
  private final int perCallerMax;
  private final Map<ClientAddress, Integer> open = new ConcurrentHashMap<>();

  /**
   * Makes the limit.
   *
   * @param perCallerMax 0 for as many as they like
   */
  ConnectionLimit(int perCallerMax) {
    this.perCallerMax = perCallerMax;
  }

  /** Whether there was a place, and it is taken now. */
  boolean enter(ClientAddress caller) {
    if (open.merge(caller, 1, Integer::sum) > perCallerMax && perCallerMax > 0) {
      leave(caller);
      return false;
    }
    return true;
  }

  void leave(ClientAddress caller) {
    open.computeIfPresent(caller, (who, count) -> count == 1 ? null : Integer.valueOf(count - 1));
  }

  int openBy(ClientAddress caller) {
    return open.getOrDefault(caller, 0);
  }
}
