package org.folkmoot.load.check;

import java.util.HashMap;
import java.util.Map;

/** What a client holds of a room, as far as its recording tells. */
final class View {
  /** The newest state that it holds of something. */
  record Held(long changed, long state) {}

  final Map<Long, Held> things = new HashMap<>();

  /** Of whatever changed after it the client must hold the newest state. */
  long base;

  /** Of members the same; it is another one once they were dropped. */
  long membersBase;

  /** From this message on it must hold all. */
  long from = Long.MAX_VALUE;

  /** Whether it must hold all members. */
  boolean allMembers;

  int epoch;
  long cursor;

  /** The last change of this connection; 0 before the first. */
  long toldOnConnection;

  boolean mustReread;

  View(long head, int epoch) {
    start(head, epoch);
  }

  void start(long head, int of) {
    things.clear();
    base = head;
    membersBase = head;
    from = Long.MAX_VALUE;
    allMembers = false;
    epoch = of;
    cursor = head;
    toldOnConnection = 0;
    mustReread = false;
  }

  void take(Event event) {
    things.merge(
        event.thing(),
        new Held(event.seq(), event.state()),
        (held, fresh) -> fresh.changed() > held.changed() ? fresh : held);
  }
}
