package org.folkmoot.load.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What is done in which order: each fault once by itself, as long as there is time for that, and
 * then mixtures of two; with less time they are mixed from the beginning.
 */
record Plan(List<Act> acts, List<Fault> leftOut) {
  /** Until everyone has caught up, and a breath. */
  static final int QUIET_SECONDS = 6;

  /** What happens at once. */
  record Act(List<Fault> faults) {
    int seconds() {
      return faults.stream().mapToInt(Fault::seconds).max().orElse(0) + QUIET_SECONDS;
    }

    String words() {
      return faults.stream().map(Fault::words).collect(Collectors.joining(" + "));
    }
  }

  static Plan of(List<Fault> faults, Duration time, Random random) {
    List<Fault> shuffled = new ArrayList<>(faults);
    Collections.shuffle(shuffled, random);
    List<Act> acts = new ArrayList<>();
    shuffled.forEach(fault -> acts.add(new Act(List.of(fault))));
    while (seconds(acts) > time.toSeconds() && mixTwo(acts)) {
      // One act less each time.
    }
    List<Fault> leftOut = new ArrayList<>();
    while (seconds(acts) > time.toSeconds() && acts.size() > 1) {
      leftOut.addAll(acts.removeLast().faults());
    }
    fill(acts, faults, time, random);
    return new Plan(acts, leftOut);
  }

  private static int seconds(List<Act> acts) {
    return acts.stream().mapToInt(Act::seconds).sum();
  }

  /** The two longest that go together. */
  private static boolean mixTwo(List<Act> acts) {
    List<Act> singles =
        acts.stream()
            .filter(act -> act.faults().size() == 1)
            .sorted(Comparator.comparingInt(Act::seconds).reversed())
            .toList();
    for (Act one : singles) {
      for (Act other : singles) {
        if (one.faults().getFirst().goesWith(other.faults().getFirst())) {
          int at = acts.indexOf(one);
          acts.set(at, new Act(List.of(one.faults().getFirst(), other.faults().getFirst())));
          acts.remove(other);
          return true;
        }
      }
    }
    return false;
  }

  private static void fill(List<Act> acts, List<Fault> faults, Duration time, Random random) {
    List<Act> mixtures = new ArrayList<>();
    for (Fault one : faults) {
      for (Fault other : faults) {
        if (one.compareTo(other) < 0 && one.goesWith(other)) {
          mixtures.add(new Act(List.of(one, other)));
        }
      }
    }
    if (mixtures.isEmpty()) {
      faults.forEach(fault -> mixtures.add(new Act(List.of(fault))));
    }
    int misses = 0;
    while (!mixtures.isEmpty() && misses < mixtures.size()) {
      Act next = mixtures.get(random.nextInt(mixtures.size()));
      if (seconds(acts) + next.seconds() <= time.toSeconds()) {
        acts.add(next);
      } else {
        misses++;
      }
    }
  }
}
