package org.folkmoot.ws.frame;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Whatever a client may say, the fields of all types of frame, as far as it has been read. What is
 * wrong with one of them is said only at the end: by then it is known what the frame is called.
 */
final class ClientFrame {
  // Above it not every number is an integer of JavaScript's any more.
  private static final long SEQ_MAX = 1L << 53;

  private @Nullable String type;
  private @Nullable String ref;
  private @Nullable String room;
  private @Nullable String clientId;
  private @Nullable String body;
  private @Nullable Long seq;
  private @Nullable Long replyTo;
  private @Nullable Long thread;
  private @Nullable Boolean alsoInRoom;
  private @Nullable List<String> attachments;
  private @Nullable String emoji;
  private @Nullable Boolean on;
  private @Nullable List<String> users;
  private @Nullable Map<String, Long> cursors;
  private @Nullable String epoch;

  private @Nullable String fault;

  /** Takes a field's value, at whose first token the parser stands. */
  void take(String field, JsonParser json) throws IOException {
    switch (field) {
      case "type" -> type = text(field, json);
      case "ref" -> ref = ref(text(field, json));
      case "room" -> room = text(field, json);
      case "clientId" -> clientId = text(field, json);
      case "body" -> body = text(field, json);
      case "seq" -> seq = position(field, json);
      case "replyTo" -> replyTo = position(field, json);
      case "thread" -> thread = position(field, json);
      case "alsoInRoom" -> alsoInRoom = yesOrNo(field, json);
      case "attachments" -> attachments = texts(field, json);
      case "emoji" -> emoji = text(field, json);
      case "on" -> on = yesOrNo(field, json);
      case "users" -> users = texts(field, json);
      case "cursors" -> cursors = positions(field, json);
      case "epoch" -> epoch = text(field, json);
      default -> json.skipChildren();
    }
  }

  // --- reading values: null is as good as absent ---

  private @Nullable String text(String field, JsonParser json) throws IOException {
    if (json.hasToken(JsonToken.VALUE_STRING)) {
      return wellFormed(field, json.getText());
    }
    wrong(json, field, "must be a text");
    return null;
  }

  private @Nullable String wellFormed(String field, String text) {
    try {
      return Text.wellFormed(field, text);
    } catch (InvalidValue bad) {
      wrong(field, bad.reason());
      return null;
    }
  }

  private @Nullable String ref(@Nullable String said) {
    if (said == null || said.codePointCount(0, said.length()) <= CommandReader.REF_CHARS_MAX) {
      return said;
    }
    wrong("ref", "must have at most " + CommandReader.REF_CHARS_MAX + " characters");
    return null;
  }

  private @Nullable Boolean yesOrNo(String field, JsonParser json) throws IOException {
    if (json.hasToken(JsonToken.VALUE_TRUE)) {
      return Boolean.TRUE;
    }
    if (json.hasToken(JsonToken.VALUE_FALSE)) {
      return Boolean.FALSE;
    }
    wrong(json, field, "must be true or false");
    return null;
  }

  private @Nullable Long position(String field, JsonParser json) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      wrong(json, field, "must be a whole number");
      return null;
    }
    long position =
        json.getNumberType() == JsonParser.NumberType.BIG_INTEGER ? -1 : json.getLongValue();
    if (position < 0 || position > SEQ_MAX) {
      wrong(json, field, "must be between 0 and 2^53");
      return null;
    }
    return position;
  }

  private @Nullable List<String> texts(String field, JsonParser json) throws IOException {
    if (!json.hasToken(JsonToken.START_ARRAY)) {
      wrong(json, field, "must be a list of texts");
      return null;
    }
    List<String> texts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      String text = json.hasToken(JsonToken.VALUE_STRING) ? text(field, json) : null;
      if (text != null) {
        texts.add(text);
      } else {
        json.skipChildren();
        wrong(field, "must be a list of texts");
      }
    }
    return texts;
  }

  private @Nullable Map<String, Long> positions(String field, JsonParser json) throws IOException {
    if (!json.hasToken(JsonToken.START_OBJECT)) {
      wrong(json, field, "must be an object of whole numbers");
      return null;
    }
    Map<String, Long> positions = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = wellFormed(field, json.currentName());
      json.nextToken();
      Long position = position(field, json);
      if (position == null) {
        wrong(field, "must be an object of whole numbers");
      } else if (key != null) {
        positions.put(key, position);
      }
    }
    return positions;
  }

  private static boolean isNull(JsonParser json) {
    return json.hasToken(JsonToken.VALUE_NULL);
  }

  private void wrong(JsonParser json, String field, String reason) throws IOException {
    if (!isNull(json)) {
      json.skipChildren();
      wrong(field, reason);
    }
  }

  // The first fault is the one that is told.
  private void wrong(String field, String reason) {
    if (fault == null) {
      fault = field + " " + reason;
    }
  }

  // --- what it means ---

  /** What the client wants, once all of it is read. */
  Command command() throws MalformedFrame {
    if (fault != null) {
      throw strange(fault);
    }
    return switch (required("type", type)) {
      case "hello" -> new Command.Hello(required("cursors", cursors), epoch);
      case "post" ->
          new Command.Post(
              ref(),
              room(),
              required("clientId", clientId),
              body(),
              replyTo,
              thread,
              Boolean.TRUE.equals(alsoInRoom),
              attachments == null ? List.of() : attachments);
      case "edit" -> new Command.Edit(ref(), room(), seq(), body());
      case "delete" -> new Command.Delete(ref(), room(), seq());
      case "react" ->
          new Command.React(ref(), room(), seq(), required("emoji", emoji), required("on", on));
      case "read" -> new Command.Read(room(), seq());
      case "ping" -> new Command.Ping();
      case "typing" -> new Command.Typing(room(), required("on", on));
      case "idle" -> new Command.Idle(required("on", on));
      case "watch" -> new Command.Watch(required("users", users));
      case "signal" -> new Command.Signal(ref);
      default -> throw strange("there is no frame of this type");
    };
  }

  private String ref() throws MalformedFrame {
    return required("ref", ref);
  }

  private String room() throws MalformedFrame {
    return required("room", room);
  }

  private String body() throws MalformedFrame {
    return required("body", body);
  }

  private Long seq() throws MalformedFrame {
    return required("seq", seq);
  }

  private <T> T required(String field, @Nullable T value) throws MalformedFrame {
    if (value == null) {
      throw strange(field + " is missing");
    }
    return value;
  }

  private MalformedFrame strange(String detail) {
    return new MalformedFrame(type, ref, detail);
  }
}
