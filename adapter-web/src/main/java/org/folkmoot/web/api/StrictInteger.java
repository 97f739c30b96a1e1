package org.folkmoot.web.api;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.folkmoot.web.problem.WrongForm;

/** Reads whole numbers as {@link StrictLong} does, if they are not too large. */
@Singleton
final class StrictInteger implements Deserializer<Integer> {
  @Override
  public Integer deserialize(
      Decoder decoder, DecoderContext context, Argument<? super Integer> type) throws IOException {
    long number = StrictLong.of(decoder.decodeNode());
    if (number != (int) number) {
      throw new WrongForm("is too large a number");
    }
    return (int) number;
  }
}
