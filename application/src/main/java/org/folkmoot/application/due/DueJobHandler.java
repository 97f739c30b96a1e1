package org.folkmoot.application.due;

import java.time.Instant;
import java.util.Optional;

/** How jobs of one kind are done. */
public interface DueJobHandler {
  /** Names them for ever: they are kept under it. */
  String kind();

  /**
   * Does it, if the state of now still asks for it. It comes to the same when it is repeated.
   *
   * @return when it is due again, if it is
   */
  Optional<Instant> handle(String id);
}
