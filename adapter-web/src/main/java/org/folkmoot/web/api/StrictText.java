package org.folkmoot.web.api;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.domain.text.Text;
import org.folkmoot.web.problem.WrongForm;

/**
 * Reads texts, and nothing else. Left to itself the framework makes texts of numbers and of lists
 * with one text. Every text of every body comes by here, so none has what can't be stored.
 */
@Singleton
final class StrictText implements Deserializer<String> {
  @Override
  public String deserialize(Decoder decoder, DecoderContext context, Argument<? super String> type)
      throws IOException {
    return of(decoder.decodeNode());
  }

  static String of(JsonNode value) throws WrongForm {
    if (!value.isString()) {
      throw new WrongForm("must be a text");
    }
    try {
      return Text.wellFormed("text", value.getStringValue());
    } catch (InvalidValue bad) {
      throw new WrongForm(bad.reason());
    }
  }
}
