package org.folkmoot.web.api;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.folkmoot.web.problem.WrongForm;

/**
 * Reads true and false, and nothing else. Left to itself the framework takes any other word for
 * false, so that a slip in a client would quietly undo what somebody has chosen.
 */
@Singleton
final class StrictBoolean implements Deserializer<Boolean> {
  @Override
  public Boolean deserialize(
      Decoder decoder, DecoderContext context, Argument<? super Boolean> type) throws IOException {
    JsonNode value = decoder.decodeNode();
    if (!value.isBoolean()) {
      throw new WrongForm("must be true or false");
    }
    return value.getBooleanValue();
  }
}
