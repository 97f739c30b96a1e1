package org.folkmoot.load.client;

/** Where a client stands in one room. Only the client's thread moves it; anyone may look. */
final class Place {
  private static final long NONE = -1;

  /** The history that the cursor belongs to. */
  volatile String epoch;

  /** Counts how often all was dropped, so that an answer to an older question is known as such. */
  int generation;

  private volatile long cursor;
  private volatile long pendingHead = NONE;
  private volatile boolean behind;
  private volatile long lastMessage;
  private volatile long lastRoot;

  Place(long head, String epoch) {
    this.cursor = head;
    this.epoch = epoch;
  }

  long cursor() {
    return cursor;
  }

  long lastMessage() {
    return lastMessage;
  }

  long lastRoot() {
    return lastRoot;
  }

  /** Whether it waits for nothing: no catch-up, and no reading anew. */
  boolean isSettled() {
    return !behind && pendingHead == NONE;
  }

  boolean mustReread() {
    return pendingHead != NONE;
  }

  void behind(boolean is) {
    behind = is;
  }

  /** Drops everything; the head counts only once all has been read anew. */
  void reset(long head, String of) {
    generation++;
    epoch = of;
    behind = false;
    lastMessage = 0;
    lastRoot = 0;
    pendingHead = head;
  }

  void restored() {
    cursor = pendingHead;
    pendingHead = NONE;
  }

  void reach(long seq) {
    if (pendingHead != NONE) {
      pendingHead = Math.max(pendingHead, seq);
    } else {
      cursor = Math.max(cursor, seq);
    }
  }

  void saw(ObservedChange observed) {
    if (Things.isMessage(observed.thing())) {
      lastMessage = observed.thing();
    }
    if (observed.root()) {
      lastRoot = observed.thing();
    } else if (observed.thing() == lastRoot) {
      lastRoot = 0;
    }
    reach(observed.seq());
  }

  @Override
  public String toString() {
    String waiting = behind ? " behind" : "";
    return "at " + cursor + (pendingHead == NONE ? "" : " reset to " + pendingHead) + waiting;
  }
}
