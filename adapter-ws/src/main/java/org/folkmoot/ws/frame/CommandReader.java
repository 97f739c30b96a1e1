package org.folkmoot.ws.frame;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a client wants out of its frame. */
@Singleton
public final class CommandReader {
  static final int REF_CHARS_MAX = 64;
  // Above it not every number is an integer of JavaScript's any more.
  private static final long SEQ_MAX = 1L << 53;

  private final ObjectMapper json;

  public CommandReader(ObjectMapper json) {
    this.json = json;
  }

  /** What the client wants; its values are of their types, and all are there that must be. */
  public Command read(byte[] text) throws Unintelligible {
    return new Reading(decoded(text)).command();
  }

  private ClientFrame decoded(byte[] text) throws Unintelligible {
    ClientFrame frame;
    try {
      frame = json.readValue(text, ClientFrame.class);
    } catch (IOException | RuntimeException malformed) {
      throw new Unintelligible("must be a JSON object with fields of their types", malformed);
    }
    if (frame == null) {
      throw new Unintelligible(null, null, "must be a JSON object");
    }
    return frame;
  }

  private record Reading(ClientFrame frame) {
    Command command() throws Unintelligible {
      checkRef();
      return switch (required("type", frame.type())) {
        case "hello" -> hello();
        case "post" -> post();
        case "edit" -> new Command.Edit(ref(), room(), seq(), body());
        case "delete" -> new Command.Delete(ref(), room(), seq());
        case "react" ->
            new Command.React(
                ref(), room(), seq(), required("emoji", frame.emoji()), required("on", frame.on()));
        case "read" -> new Command.Read(room(), seq());
        case "ping" -> new Command.Ping();
        case "typing" -> new Command.Typing(room(), required("on", frame.on()));
        case "idle" -> new Command.Idle(required("on", frame.on()));
        case "watch" -> new Command.Watch(names());
        case "signal" -> new Command.Signal(frame.ref());
        default -> throw strange("there is no frame of this type");
      };
    }

    private Command hello() throws Unintelligible {
      Map<String, @Nullable Long> cursors = required("cursors", frame.cursors());
      Map<String, Long> positions = new HashMap<>();
      for (Map.Entry<String, @Nullable Long> cursor : cursors.entrySet()) {
        positions.put(cursor.getKey(), position("cursors", cursor.getValue()));
      }
      return new Command.Hello(positions, frame.epoch());
    }

    private Command post() throws Unintelligible {
      List<String> attachments = frame.attachments();
      return new Command.Post(
          ref(),
          room(),
          required("clientId", frame.clientId()),
          body(),
          frame.replyTo() == null ? null : position("replyTo", frame.replyTo()),
          attachments == null ? List.of() : attachments);
    }

    private List<String> names() throws Unintelligible {
      List<String> names = new ArrayList<>();
      for (String name : required("users", frame.users())) {
        names.add(required("users", name));
      }
      return names;
    }

    // Half a surrogate pair couldn't be said back in UTF-8.
    private void checkRef() throws Unintelligible {
      String ref = frame.ref();
      if (ref != null
          && (ref.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)
              || ref.codePointCount(0, ref.length()) > REF_CHARS_MAX)) {
        throw new Unintelligible(
            frame.type(), null, "ref must have at most " + REF_CHARS_MAX + " characters");
      }
    }

    private String ref() throws Unintelligible {
      return required("ref", frame.ref());
    }

    private String room() throws Unintelligible {
      return required("room", frame.room());
    }

    private String body() throws Unintelligible {
      return required("body", frame.body());
    }

    private long seq() throws Unintelligible {
      return position("seq", frame.seq());
    }

    private Long position(String field, @Nullable Long value) throws Unintelligible {
      Long position = required(field, value);
      if (position < 0 || position > SEQ_MAX) {
        throw strange(field + " must be between 0 and 2^53");
      }
      return position;
    }

    private <T> T required(String field, @Nullable T value) throws Unintelligible {
      if (value == null) {
        throw strange(field + " is missing");
      }
      return value;
    }

    private Unintelligible strange(String detail) {
      return new Unintelligible(frame.type(), frame.ref(), detail);
    }
  }
}
