package org.folkmoot.load.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All that were found: each counted, and the first ones of each kind kept in words. */
// The check wants @FormatMethod on each method that takes a format. It comes with a library that
// nothing else here needs, and each format stands where its values are.
@SuppressWarnings("AnnotateFormatMethod")
public final class Violations {
  // The first tell the story; the thousandth is the first again.
  private static final int WORDS_MAX = 50;

  private final Map<Violation.Kind, Integer> counts = new EnumMap<>(Violation.Kind.class);
  private final List<Violation> told = new ArrayList<>();

  public void add(Violation.Kind kind, String words, Object... values) {
    add(kind, List::of, words, values);
  }

  /** What a client saw, and what led to it. */
  void add(Violation.Kind kind, Recording by, Event event, String words, Object... values) {
    add(kind, () -> by.story(event), words, values);
  }

  /** What a client didn't see, though it got beyond it. */
  void add(
      Violation.Kind kind,
      Recording by,
      String room,
      long changed,
      String words,
      Object... values) {
    add(kind, () -> by.story(room, changed), words, values);
  }

  private void add(
      Violation.Kind kind, Supplier<List<String>> story, String words, Object... values) {
    int count = counts.merge(kind, 1, Integer::sum);
    if (count <= WORDS_MAX) {
      told.add(new Violation(kind, words.formatted(values), story.get()));
    }
  }

  public int count(Violation.Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The first of each kind. */
  public List<Violation> told() {
    return List.copyOf(told);
  }
}
