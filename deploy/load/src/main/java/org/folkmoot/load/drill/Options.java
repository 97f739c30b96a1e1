package org.folkmoot.load.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the command was told.
 *
 * @param rate how many things are asked for in a second, most of them posts
 * @param safetyOnly whether being slow is no violation, as on a machine that does other things, too
 */
public record Options(
    long seed,
    Duration time,
    int replicas,
    int clients,
    int rate,
    List<Fault> faults,
    boolean safetyOnly) {
  static final String USAGE =
      """
      deploy/drill [--seed N] [--minutes 5 | --seconds 90] [--replicas 3] [--clients 300]
                   [--rate 100] [--faults a,b,…|all|none] [--safety-only]
      Faults: %s"""
          .formatted(
              Arrays.stream(Fault.values()).map(Fault::words).collect(Collectors.joining(", ")));

  private static final int MANY = 1_000_000;

  /** Something that can't be understood, in words. */
  static final class Unclear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unclear(String words) {
      super(words);
    }
  }

  static Options from(List<String> words) {
    Options options =
        new Options(1, Duration.ofMinutes(5), 3, 300, 100, List.of(Fault.values()), false);
    for (int i = 0; i < words.size(); i++) {
      String option = words.get(i);
      if (option.equals("--safety-only")) {
        options = options.withSafetyOnly();
        continue;
      }
      if (i + 1 == words.size()) {
        throw new Unclear(option + " needs a value, or isn't known.");
      }
      options = options.with(option, words.get(++i));
    }
    return options;
  }

  private Options withSafetyOnly() {
    return new Options(seed, time, replicas, clients, rate, faults, true);
  }

  private Options with(String option, String value) {
    return switch (option) {
      case "--seed" ->
          new Options(number(option, value, 0), time, replicas, clients, rate, faults, safetyOnly);
      case "--minutes" -> withTime(Duration.ofMinutes(number(option, value, 1)));
      case "--seconds" -> withTime(Duration.ofSeconds(number(option, value, 1)));
      case "--replicas" ->
          new Options(seed, time, number(option, value, 1), clients, rate, faults, safetyOnly);
      case "--clients" ->
          new Options(seed, time, replicas, number(option, value, 2), rate, faults, safetyOnly);
      case "--rate" ->
          new Options(seed, time, replicas, clients, number(option, value, 1), faults, safetyOnly);
      case "--faults" ->
          new Options(seed, time, replicas, clients, rate, faults(value), safetyOnly);
      default -> throw new Unclear(option + " isn't known.");
    };
  }

  private Options withTime(Duration other) {
    return new Options(seed, other, replicas, clients, rate, faults, safetyOnly);
  }

  private static int number(String option, String value, int least) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= MANY) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      throw new Unclear(option + " is \"" + value + "\", and that is no number.");
    }
    throw new Unclear(option + " is " + value + ", but must be " + least + " to " + MANY + ".");
  }

  private static List<Fault> faults(String value) {
    if (value.equals("all")) {
      return List.of(Fault.values());
    }
    List<Fault> faults = new ArrayList<>();
    if (!value.equals("none")) {
      for (String word : value.split(",", -1)) {
        faults.add(
            Arrays.stream(Fault.values())
                .filter(fault -> fault.words().equals(word))
                .findFirst()
                .orElseThrow(() -> new Unclear("There is no fault \"" + word + "\".")));
      }
    }
    return faults;
  }
}
