package org.folkmoot.web.api;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.folkmoot.web.problem.WrongForm;
import org.jspecify.annotations.Nullable;

/** Reads lists of texts: the framework's own reader of them doesn't ask {@link StrictText}. */
@Singleton
final class StrictTexts implements Deserializer<List<@Nullable String>> {
  @Override
  public List<@Nullable String> deserialize(
      Decoder decoder, DecoderContext context, Argument<? super List<@Nullable String>> type)
      throws IOException {
    JsonNode all = decoder.decodeNode();
    if (!all.isArray()) {
      throw new WrongForm("must be a list of texts");
    }
    List<@Nullable String> texts = new ArrayList<>(all.size());
    for (JsonNode each : all.values()) {
      texts.add(each.isNull() ? null : StrictText.of(each));
    }
    return texts;
  }
}
