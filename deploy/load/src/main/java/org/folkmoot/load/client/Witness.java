package org.folkmoot.load.client;

import java.util.List;

/** Hears of everything that happens to one client, on the client's thread. */
public interface Witness {
  /** A connection is ready; it is the client's n-th. */
  default void ready(int connection, String epoch) {}

  /** A room is live from after this head, and nothing of it is held. */
  default void started(String room, long head, String epoch) {}

  /** A change, live or caught up. */
  default void told(String room, ObservedChange observed) {}

  /** Everything up to this head has come. */
  default void caughtUp(String room, long head, String epoch) {}

  /** What was held of members is worth nothing any more. */
  default void membersDropped(String room) {}

  /** Everything held of a room is worth nothing any more. */
  default void reset(String room, long head, String epoch) {}

  /**
   * After a reset the room was read anew.
   *
   * @param from messages from here on are all among the states
   */
  default void readAnew(String room, long from, List<ObservedChange> states) {}

  /** The server said that the room is over. */
  default void removed(String room, long seq, String event) {}

  /** The room isn't on the list that came with {@code ready}. */
  default void gone(String room) {}

  default void acked(Ask ask, Answer answer) {}

  /** Refused for good. */
  default void refused(Ask ask, String code, String detail) {}

  /** Not answered, or not now: it will be asked for again. */
  default void putOff(Ask ask, String code) {}

  /** A call over HTTP was answered by a broken server. */
  default void failed(String what, int status) {}

  /** The connection is over, or wasn't made: then the code is the answer's status, or 1006. */
  default void closed(int code) {}
}
