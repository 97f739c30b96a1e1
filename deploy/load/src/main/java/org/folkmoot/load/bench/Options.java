package org.folkmoot.load.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the command was told.
 *
 * @param quick a shorter time for each measurement
 */
record Options(boolean quick, boolean profile, List<Scenario> scenarios) {
  static final String USAGE =
      """
      deploy/bench [--quick] [--profile] [--only a,b,…]
      deploy/bench compare A B
      Scenarios: %s; --quick alone is fan-out, durable and hot.
      """
          .formatted(
              Arrays.stream(Scenario.values())
                  .map(Scenario::word)
                  .collect(Collectors.joining(", ")));

  /** What can be measured. */
  enum Scenario {
    FAN_OUT("fan-out", true),
    DURABLE("durable", true),
    HOT("hot", true),
    BUSY_EVENING("busy-evening", false),
    ROWS("rows", false),
    SIGN_IN("sign-in", false),
    CONNECT("connect", false),
    STORM("storm", false),
    ARCHIVE("archive", false),
    IDLE("idle", false),
    GROWTH("growth", false),
    // The last one: it ends the two servers that all others measure.
    REPLICAS("replicas", false);

    private final String word;
    private final boolean quick;

    Scenario(String word, boolean quick) {
      this.word = word;
      this.quick = quick;
    }

    String word() {
      return word;
    }
  }

  /** Something that can't be understood, in words. */
  static final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unclear(String words) {
      super(words);
    }
  }

  static Options from(List<String> words) {
    boolean quick = words.contains("--quick");
    boolean profile = words.contains("--profile");
    List<Scenario> scenarios =
        Arrays.stream(Scenario.values()).filter(one -> one.quick || !quick).toList();
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case "--quick", "--profile" -> {}
        case "--only" -> {
          if (++i == words.size()) {
            throw new Unclear("--only wants scenarios.");
          }
          scenarios =
              Arrays.stream(words.get(i).split(",", -1))
                  .map(Options::scenario)
                  .distinct()
                  .sorted()
                  .toList();
        }
        default -> throw new Unclear(words.get(i) + " isn't known.");
      }
    }
    return new Options(quick, profile, scenarios);
  }

  private static Scenario scenario(String word) {
    return Arrays.stream(Scenario.values())
        .filter(one -> one.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new Unclear("There is no scenario \"" + word + "\"."));
  }

  double seconds() {
    return quick ? 5 : 15;
  }

  /** How often at most is warmed up what no bar is held against. */
  int lesserWarmings() {
    return quick ? 1 : Warming.TIMES;
  }

  /** Where many points are measured, and each must be only so good that their slope can be seen. */
  double shortSeconds() {
    return quick ? 6 : 8;
  }
}
