package org.folkmoot.load.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One state of one thing, as a client was told of it.
 *
 * @param seq the change's number, which is the thing's {@code changed}
 * @param thing by its name in {@link Things}
 * @param state the fingerprint of its state
 * @param posted whether this is how the message was posted
 * @param out whether this is a member who isn't in any more
 * @param root whether this is a message that a thread can hang on
 */
public record ObservedChange(
    long seq, long thing, long state, boolean posted, boolean out, boolean root) {
  /** From a change, live or caught up. */
  public static ObservedChange change(JsonNode change) {
    return switch (change.path("type").asText()) {
      case "message" -> message(change.path("message"), change.path("seq").asLong());
      case "member" -> member(change.path("member"), change.path("seq").asLong());
      default ->
          new ObservedChange(
              change.path("seq").asLong(),
              Things.ROOM,
              room(change.path("info")),
              false,
              false,
              false);
    };
  }

  static ObservedChange message(JsonNode message, long seq) {
    MessageState state = MessageState.of(message);
    return new ObservedChange(
        seq,
        Things.message(state.seq()),
        state.fingerprint(),
        seq == state.seq(),
        false,
        isRoot(state));
  }

  private static boolean isRoot(MessageState state) {
    return state.kind().equals("text") && !state.deleted() && state.thread() == 0;
  }

  static ObservedChange member(JsonNode member, long seq) {
    String username = member.path("user").path("username").asText();
    String role = member.path("role").asText();
    return new ObservedChange(
        seq, Things.member(username), member(username, role), false, role.equals("none"), false);
  }

  /** What a member's state is known by. */
  public static long member(String username, String role) {
    return Fingerprint.of(username + " is " + role);
  }

  private static long room(JsonNode info) {
    return room(info.path("name").asText(), info.path("visibility").asText());
  }

  /** What a room's state is known by. */
  public static long room(String name, String visibility) {
    return Fingerprint.of(name + " is " + visibility);
  }
}
