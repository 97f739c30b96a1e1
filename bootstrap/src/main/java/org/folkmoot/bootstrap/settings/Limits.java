package org.folkmoot.bootstrap.settings;

import java.util.Map;
import org.folkmoot.application.limit.Rate;
import org.jspecify.annotations.Nullable;

/**
 * How often anybody may do what; null for as often as they like.
 *
 * @param posts by each user
 * @param signIns for each account from each address
 * @param registrations from each address
 */
public record Limits(@Nullable Rate posts, @Nullable Rate signIns, @Nullable Rate registrations) {
  private static final String NONE = "none";

  static Limits from(Map<String, String> environment) {
    return new Limits(
        rate(environment, "FOLKMOOT_LIMIT_POSTS", "10/s"),
        rate(environment, "FOLKMOOT_LIMIT_SIGN_INS", "10/min"),
        rate(environment, "FOLKMOOT_LIMIT_REGISTRATIONS", "300/h"));
  }

  private static @Nullable Rate rate(
      Map<String, String> environment, String name, String otherwise) {
    String set = environment.getOrDefault(name, "").strip();
    String text = set.isEmpty() ? otherwise : set;
    if (text.equals(NONE)) {
      return null;
    }
    return Rate.read(text)
        .orElseThrow(
            () ->
                new CannotStart(
                    "%s is \"%s\", which is no rate such as 10/s, 10/min or 300/h, and not %s."
                        .formatted(name, text, NONE)));
  }
}
