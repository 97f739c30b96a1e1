package org.folkmoot.load.client;

import java.net.URI;
import java.time.Duration;

/**
 * How clients behave.
 *
 * @param answerWithin an answer that takes longer is asked for again
 */
public record ClientSettings(URI server, Backoff backoff, Duration answerWithin) {
  /** What the browser does. */
  public static ClientSettings usual(URI server) {
    return new ClientSettings(server, Backoff.USUAL, Duration.ofSeconds(20));
  }
}
