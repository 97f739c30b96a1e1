package org.folkmoot.web.api;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.folkmoot.web.problem.WrongForm;

/**
 * Reads whole numbers, and nothing else. Left to itself the framework reads texts, cuts fractions
 * off and takes true for one.
 */
@Singleton
final class StrictLong implements Deserializer<Long> {
  @Override
  public Long deserialize(Decoder decoder, DecoderContext context, Argument<? super Long> type)
      throws IOException {
    return of(decoder.decodeNode());
  }

  static long of(JsonNode value) throws WrongForm {
    if (value.isNumber()
        && (value.getNumberValue() instanceof Integer || value.getNumberValue() instanceof Long)) {
      return value.getLongValue();
    }
    throw new WrongForm("must be a whole number");
  }
}
