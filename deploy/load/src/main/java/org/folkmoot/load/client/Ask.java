package org.folkmoot.load.client;

/**
 * Something a client asks for until it is answered.
 *
 * @param ref comes back with the answer; of a post also its clientId
 * @param order counts what this client has asked for
 * @param seq of the message that is to change; of a post the root of its thread, or 0
 * @param body of a post or an edit; else what tells it apart
 * @param beganNanos when it was asked for first
 */
public record Ask(
    Kind kind, String ref, long order, String room, long seq, String body, long beganNanos) {
  /** What may be asked for. */
  public enum Kind {
    POST,
    EDIT,
    DELETE,
    REACT
  }
}
