package org.folkmoot.ws.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
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
  private static final JsonFactory RAW = new JsonFactory();

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

  // As of WireFrame.Catchup: a change is the same in a catch-up as alone, and isn't encoded again.
  @Override
  public JsonFrame catchup(RoomId room, List<Frame> changes, Seq head, Epoch epoch) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = RAW.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("type", "catchup");
      out.writeStringField("room", room.toString());
      out.writeArrayFieldStart("changes");
      for (Frame change : changes) {
        out.writeRawValue(new String(change.json(), StandardCharsets.UTF_8));
      }
      out.writeEndArray();
      out.writeNumberField("head", head.value());
      out.writeBooleanField("more", false);
      out.writeBooleanField("reset", false);
      out.writeStringField("epoch", epoch.value());
      out.writeEndObject();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
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
