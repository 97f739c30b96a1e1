package org.folkmoot.load.drill;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far each room is known to be, by the acks. */
final class Highest {
  private final Map<String, Long> heads = new ConcurrentHashMap<>();

  void saw(String room, long seq) {
    heads.merge(room, seq, Math::max);
  }

  Map<String, Long> now() {
    return Map.copyOf(heads);
  }

  /** The numbers begin anew. */
  void forgetAll() {
    heads.clear();
  }
}
