package org.folkmoot.web.api;

import org.folkmoot.domain.text.InvalidValue;
import org.jspecify.annotations.Nullable;

/** Fields and parameters that must be there, or lie within bounds. */
public final class RequestFields {
  private RequestFields() {}

  public static <T> T field(String name, @Nullable T value) {
    if (value == null) {
      throw new InvalidValue(name, "is required");
    }
    return value;
  }

  public static int limit(@Nullable Integer asked, int usual, int most) {
    int limit = asked == null ? usual : asked;
    if (limit < 1 || limit > most) {
      throw new InvalidValue("limit", "must be from 1 to " + most);
    }
    return limit;
  }
}
