package org.folkmoot.application.session;

import java.util.concurrent.Executor;
import org.folkmoot.application.frame.Frame;

/** For writing to one socket. */
public interface SocketPort {
  /**
   * What drains it, and many others: one thing after another, each soon. Always the same object for
   * the same thread, by which its sockets are told together of what concerns them all.
   */
  Executor thread();

  /** Something waits; the socket's own thread will drain the session soon. Never blocks. */
  void wake();

  void close(Closing why);

  /** Where a drain writes to. It may be asked to write only while it is writable. */
  interface Sink {
    boolean isWritable();

    void write(Frame frame);
  }

  /** Why the server ends a socket. */
  enum Closing {
    GOING_AWAY,
    SIGN_IN_ENDED,
    /** More waits for it than it can be told; it comes back, and goes on at its cursors. */
    FELL_BEHIND
  }
}
