package org.folkmoot.ws.frame;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.config.DeserializationConfiguration;
import io.micronaut.serde.config.SerdeConfiguration;
import io.micronaut.serde.config.SerializationConfiguration;
import io.micronaut.serde.config.annotation.SerdeConfig.SerInclude;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.folkmoot.application.live.Frame;
import org.folkmoot.application.live.Frames;
import org.folkmoot.application.live.Telling;
import org.folkmoot.application.view.Change;

/** Puts what is to be told into JSON, and WebSocket frames around it. */
@Singleton
public final class JsonFrames implements Frames {
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
    return encoded(Told.of(change));
  }

  @Override
  public JsonFrame of(Telling telling) {
    return encoded(Told.of(telling));
  }

  @Override
  public Frame received(byte[] bytes) {
    return JsonFrame.of(bytes);
  }

  private JsonFrame encoded(Told told) {
    try {
      return JsonFrame.of(json.writeValueAsBytes(told));
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
