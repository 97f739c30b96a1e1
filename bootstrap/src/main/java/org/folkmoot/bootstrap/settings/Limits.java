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
 * @param connections open at once from each address; 0 for as many as they like
 */
public record Limits(
    @Nullable Rate posts, @Nullable Rate signIns, @Nullable Rate registrations, int connections) {
  /** So many that an office behind one address never meets it. */
  static final int CONNECTIONS_USUAL = 10_000;

  private static final String NONE = "none";

  static Limits from(Map<String, String> environment) {
    return new Limits(
        rate(environment, "FOLKMOOT_LIMIT_POSTS", "10/s"),
        rate(environment, "FOLKMOOT_LIMIT_SIGN_INS", "10/min"),
        rate(environment, "FOLKMOOT_LIMIT_REGISTRATIONS", "300/h"),
        connections(environment));
  }

  private static int connections(Map<String, String> environment) {
    String name = "FOLKMOOT_LIMIT_CONNECTIONS";
    String set = environment.getOrDefault(name, "").strip();
    if (set.isEmpty()) {
      return CONNECTIONS_USUAL;
    }
    if (set.equals(NONE)) {
      return 0;
    }
    if (!set.matches("[1-9][0-9]{0,6}")) {
      throw new CannotStart(
          "%s is \"%s\", but must be a number from 1 to 9999999, or %s."
              .formatted(name, set, NONE));
    }
    return Integer.parseInt(set);
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
