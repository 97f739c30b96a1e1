package org.folkmoot.web.api;

import io.micronaut.json.tree.JsonNode;
import org.folkmoot.domain.text.InvalidValue;
import org.folkmoot.web.problem.WrongForm;
import org.jspecify.annotations.Nullable;

/**
 * What is in a body that is read by hand, as those are where a field that is absent says something
 * else than one that is null.
 */
public final class BodyFields {
  private BodyFields() {}

  /** The text of a field; null if there is none, or it is null. */
  public static @Nullable String text(String field, @Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    try {
      return StrictText.of(value);
    } catch (WrongForm wrong) {
      throw new InvalidValue(field, String.valueOf(wrong.getMessage()));
    }
  }

  /** True or false; null if there is no such field, or it is null. */
  public static @Nullable Boolean yesOrNo(String field, @Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw new InvalidValue(field, "must be true or false");
    }
    return value.getBooleanValue();
  }

  /** A text, a whole number or null, as the settings of a room are. */
  public static @Nullable Object plain(String field, JsonNode value) {
    if (!value.isNumber()) {
      return text(field, value);
    }
    try {
      return StrictLong.of(value);
    } catch (WrongForm wrong) {
      throw new InvalidValue(field, String.valueOf(wrong.getMessage()));
    }
  }
}
