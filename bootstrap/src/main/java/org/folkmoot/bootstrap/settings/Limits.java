package org.folkmoot.bootstrap.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.folkmoot.application.limit.ChangeLimits;
import org.folkmoot.application.limit.Rate;
import org.jspecify.annotations.Nullable;

/**
 * How often anybody may do what; null for as often as they like.
 *
 * @param posts by each user
 * @param signIns for each account from each address
 * @param registrations from each address
 * @param connections open at once from each address; 0 for as many as they like
 * @param changes by each user; a kind that isn't there has no limit
 */
public record Limits(
    @Nullable Rate posts,
    @Nullable Rate signIns,
    @Nullable Rate registrations,
    int connections,
    Map<ChangeLimits.Kind, Rate> changes) {
  /** So many that an office behind one address never meets it. */
  static final int CONNECTIONS_USUAL = 10_000;

  /** How many times as much at once: whoever was away for a while has a few things to say. */
  public static final int POSTS_BURST = 2;

  /** Whoever tidies up does a whole list of things at once. */
  public static final int CHANGES_BURST = 2;

  /** Behind one address there may be a whole school, but not a whole town. */
  public static final int ACCOUNTS_PER_ADDRESS = 30;

  private static final String NONE = "none";
  private static final String CHANGES = "FOLKMOOT_LIMIT_CHANGES";

  public Limits {
    changes = Map.copyOf(changes);
  }

  static Limits from(Map<String, String> environment) {
    return new Limits(
        rate(environment, "FOLKMOOT_LIMIT_POSTS", "10/s", rate -> rate.withBurst(POSTS_BURST)),
        rate(
            environment,
            "FOLKMOOT_LIMIT_SIGN_INS",
            "10/min",
            rate -> rate.times(ACCOUNTS_PER_ADDRESS)),
        rate(environment, "FOLKMOOT_LIMIT_REGISTRATIONS", "300/h", rate -> rate),
        connections(environment),
        changes(environment.getOrDefault(CHANGES, "").strip()));
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

  /** What is usual of each kind: more than anybody's hands do, and less than wears out a room. */
  static Rate usual(ChangeLimits.Kind kind) {
    return switch (kind) {
      // As often as posts: each is one change of one message, and is told to everybody in the room.
      case MESSAGES -> Rate.of(10, Duration.ofSeconds(1));
      // Each may be told as a line to everybody, and moves somebody's whole list of rooms.
      case COMINGS -> Rate.of(20, Duration.ofMinutes(1));
      // An admin adds a whole class by hand, or bans a wave of guests.
      case MEMBERS -> Rate.of(120, Duration.ofMinutes(1));
      case ROOMS, INVITES -> Rate.of(20, Duration.ofMinutes(1));
      // A room is for ever: its row stays when it is deleted.
      case NEW_ROOMS -> Rate.of(10, Duration.ofMinutes(1));
      // Whoever sorts their list of rooms moves one after the other.
      case ACCOUNT -> Rate.of(60, Duration.ofMinutes(1));
    };
  }

  // "none", or kinds that are to be otherwise than usual: "messages=20/s, invites=none".
  private static Map<ChangeLimits.Kind, Rate> changes(String text) {
    Map<ChangeLimits.Kind, Rate> rates = new EnumMap<>(ChangeLimits.Kind.class);
    if (text.equals(NONE)) {
      return rates;
    }
    for (ChangeLimits.Kind kind : ChangeLimits.Kind.values()) {
      rates.put(kind, usual(kind));
    }
    for (String part : text.split(",", -1)) {
      String[] both = part.strip().split("=", 2);
      if (both.length == 2) {
        change(rates, kind(both[0].strip(), text), both[1].strip(), text);
      } else if (!part.isBlank()) {
        throw noChanges(text);
      }
    }
    return rates;
  }

  private static void change(
      Map<ChangeLimits.Kind, Rate> rates, ChangeLimits.Kind kind, String rate, String text) {
    if (rate.equals(NONE)) {
      rates.remove(kind);
    } else {
      Rate read = Rate.read(rate).orElseThrow(() -> noChanges(text));
      rates.put(kind, countable(read, each -> each.withBurst(CHANGES_BURST), CHANGES, text));
    }
  }

  private static ChangeLimits.Kind kind(String word, String text) {
    return Arrays.stream(ChangeLimits.Kind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> noChanges(text));
  }

  private static CannotStart noChanges(String text) {
    return new CannotStart(
        "%s is \"%s\", which is neither %s nor a list such as messages=10/s,comings=20/min of these kinds: %s."
            .formatted(
                CHANGES,
                text,
                NONE,
                Arrays.stream(ChangeLimits.Kind.values())
                    .map(ChangeLimits.Kind::word)
                    .collect(Collectors.joining(", "))));
  }

  /**
   * Reads one.
   *
   * @param use what is made of it later, tried now: an operator who sets too much is told at the
   *     start, and not their users whenever it is used
   */
  private static @Nullable Rate rate(
      Map<String, String> environment, String name, String otherwise, UnaryOperator<Rate> use) {
    String set = environment.getOrDefault(name, "").strip();
    String text = set.isEmpty() ? otherwise : set;
    if (text.equals(NONE)) {
      return null;
    }
    Rate rate =
        Rate.read(text)
            .orElseThrow(
                () ->
                    new CannotStart(
                        "%s is \"%s\", which is no rate such as 10/s, 10/min or 300/h, and not %s."
                            .formatted(name, text, NONE)));
    return countable(rate, use, name, text);
  }

  private static Rate countable(Rate rate, UnaryOperator<Rate> use, String name, String text) {
    try {
      var _ = use.apply(rate);
    } catch (IllegalStateException | ArithmeticException uncountable) {
      throw new CannotStart(
          "%s is \"%s\", which is more than can be counted; set it to less, or to %s."
              .formatted(name, text, NONE),
          uncountable);
    }
    return rate;
  }
}
