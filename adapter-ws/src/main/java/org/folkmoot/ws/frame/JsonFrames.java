package org.folkmoot.ws.frame;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.config.DeserializationConfiguration;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.config.SerializationConfiguration;
import io.micronaut.serde.config.annotation.SerdeConfig.SerInclude;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.folkmoot.application.frame.Frame;
import org.folkmoot.application.frame.Frames;
import org.folkmoot.application.frame.ServerMessage;
import org.folkmoot.application.log.Epoch;
import org.folkmoot.application.view.Change;
import org.folkmoot.domain.room.RoomId;
import org.folkmoot.domain.room.Seq;

/** Puts what is to be told into JSON, and WebSocket frames around it. */
@Singleton
public final class JsonFrames implements Frames {
  // All before it is a type and an id, so the first of them is the one.
  private static final String NO_CHANGES = "\"changes\":[]";

  private static final int FORM = WireForm.of(WireFrame.class);

  private final ObjectMapper json;

  /**
   * Makes frames.
   *
   * @param json the application's, of which a copy is made that leaves out what is null and nothing
   *     else: by default empty texts and lists would be left out too, and clients rely on them
   */
  public JsonFrames(
      ObjectMapper json,
      SerdeConfiguration serde,
      SerializationConfiguration serialization,
      DeserializationConfiguration deserialization) {
    this.json =
        json.cloneWithConfiguration(serde, new WithoutNulls(serialization), deserialization);
  }

  @Override
  public JsonFrame of(Change change) {
    return encoded(WireFrame.of(change));
  }

  @Override
  public JsonFrame of(ServerMessage message) {
    return encoded(WireFrame.of(message));
  }

  // Between the brackets of an empty one: a change is the same in a catch-up as alone.
  @Override
  public JsonFrame catchup(RoomId room, List<Frame> changes, Seq head, Epoch epoch) {
    JsonFrame empty =
        of(
            new ServerMessage.Catchup(
                room.toString(), List.of(), null, head.value(), false, false, epoch.value()));
    if (changes.isEmpty()) {
      return empty;
    }
    byte[] around = empty.json();
    int at = new String(around, StandardCharsets.UTF_8).indexOf(NO_CHANGES) + NO_CHANGES.length();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(around, 0, at - 1);
    String comma = "";
    for (Frame change : changes) {
      bytes.writeBytes(comma.getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(change.json());
      comma = ",";
    }
    bytes.write(around, at - 1, around.length - at + 1);
    return JsonFrame.of(bytes.toByteArray());
  }

  @Override
  public int form() {
    return FORM;
  }

  @Override
  public Frame received(byte[] bytes) {
    return JsonFrame.of(bytes);
  }

  private JsonFrame encoded(WireFrame frame) {
    try {
      return JsonFrame.of(json.writeValueAsBytes(frame));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private record WithoutNulls(SerializationConfiguration others)
      implements SerializationConfiguration {
    @Override
    public SerInclude getInclusion() {
      return SerInclude.NON_NULL;
    }

    @Override
    public boolean isAlwaysSerializeErrorsAsList() {
      return others.isAlwaysSerializeErrorsAsList();
    }

    @Override
    public boolean sortPropertiesAlphabetically() {
      return false;
    }
  }
}
