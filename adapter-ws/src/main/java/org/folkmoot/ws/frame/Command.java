package org.folkmoot.ws.frame;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants, with all that its frame must have. Whether the values are any good, the
 * domain says.
 */
public sealed interface Command {
  /** Where the client stands in its rooms. */
  record Hello(Map<String, Long> cursors, @Nullable String epoch) implements Command {}

  /** A command that is answered. */
  sealed interface Asked extends Command {
    String ref();

    String room();
  }

  record Post(
      String ref,
      String room,
      String clientId,
      String body,
      @Nullable Long replyTo,
      @Nullable Long thread,
      boolean alsoInRoom,
      List<String> attachments)
      implements Asked {}

  record Edit(String ref, String room, long seq, String body) implements Asked {}

  record Delete(String ref, String room, long seq) implements Asked {}

  record React(String ref, String room, long seq, String emoji, boolean on) implements Asked {}

  record Read(String room, long seq) implements Command {}

  record Typing(String room, boolean on) implements Command {}

  /** Whoever holds the device has turned away from it, or come back. */
  record Idle(boolean on) implements Command {}

  /** The people whose comings and goings are to be told, in the place of the last ones. */
  record Watch(List<String> users) implements Command {}

  record Ping() implements Command {}

  /** A frame that is only reserved. */
  record Signal(@Nullable String ref) implements Command {}
}
