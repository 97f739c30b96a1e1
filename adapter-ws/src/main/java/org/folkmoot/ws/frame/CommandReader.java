package org.folkmoot.ws.frame;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Reads what a client wants out of its frame. It goes once over the JSON's tokens, makes no tree of
 * it, and nothing of a field that isn't known: every post comes by here. Whoever binds a record
 * instead pays for its decoders, and gets a number where a text should be without being told.
 */
@Singleton
public final class CommandReader {
  static final int REF_CHARS_MAX = 64;

  private static final JsonFactory JSON = new JsonFactory();

  /** What the client wants; its values are of their types, and all are there that must be. */
  public Command read(byte[] text) throws MalformedFrame {
    ClientFrame frame = new ClientFrame();
    try (JsonParser json = JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedFrame(null, null, "must be a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        frame.take(field, json);
      }
      if (json.nextToken() != null) {
        throw new MalformedFrame(null, null, "must be one JSON object");
      }
    } catch (IOException malformed) {
      throw new MalformedFrame("must be a JSON object", malformed);
    }
    return frame.command();
  }
}
