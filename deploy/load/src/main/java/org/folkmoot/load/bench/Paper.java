package org.folkmoot.load.bench;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.folkmoot.load.bench.Findings.Figure;

/** Tells findings in tables for a terminal. */
final class Paper {
  private Paper() {}

  static String of(Findings findings) {
    StringBuilder text = new StringBuilder();
    for (String scenario : findings.scenarios()) {
      line(text, "%n%-44s %14s %14s %8s", scenario, "Folkmoot", "reference", "ratio");
      for (Figure figure : findings.of(scenario)) {
        line(
            text,
            "  %-42s %14s %14s %8s",
            figure.unit().isEmpty() ? figure.what() : figure.what() + ", " + figure.unit(),
            words(findings.value(scenario, Subject.FOLKMOOT, figure.what())),
            words(findings.value(scenario, Subject.REFERENCE, figure.what())),
            words(findings.ratio(scenario, figure.what())));
      }
    }
    line(text, "%n%-44s %14s %14s %8s", "bar", "must", "aim", "found");
    for (Bars.Verdict verdict : Bars.verdicts(findings)) {
      String sign = verdict.bar().most() ? "≤ " : "≥ ";
      line(
          text,
          "%-44s %14s %14s %8s  %s",
          verdict.bar().words(),
          sign + number(verdict.bar().must()),
          sign + number(verdict.bar().aim()),
          number(verdict.value()),
          verdict.word());
    }
    return text.toString();
  }

  /** Two results side by side: what they found of Folkmoot, and of it against the reference. */
  static String comparing(Findings one, Findings other) {
    StringBuilder text = new StringBuilder();
    line(text, "A: %s, %s%nB: %s, %s", one.when(), one.machine(), other.when(), other.machine());
    for (String scenario : new TreeSet<>(one.scenarios())) {
      line(
          text,
          "%n%-44s %10s %10s %7s | %8s %8s %7s",
          scenario,
          "A",
          "B",
          "B/A",
          "ratio A",
          "ratio B",
          "B/A");
      for (Figure figure : one.of(scenario)) {
        OptionalDouble a = one.value(scenario, Subject.FOLKMOOT, figure.what());
        OptionalDouble b = other.value(scenario, Subject.FOLKMOOT, figure.what());
        OptionalDouble ratioA = one.ratio(scenario, figure.what());
        OptionalDouble ratioB = other.ratio(scenario, figure.what());
        line(
            text,
            "  %-42s %10s %10s %7s | %8s %8s %7s",
            figure.what(),
            words(a),
            words(b),
            words(over(b, a)),
            words(ratioA),
            words(ratioB),
            words(over(ratioB, ratioA)));
      }
    }
    return text.toString();
  }

  private static OptionalDouble over(OptionalDouble above, OptionalDouble below) {
    return above.isEmpty() || below.isEmpty() || below.getAsDouble() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(above.getAsDouble() / below.getAsDouble());
  }

  private static String words(OptionalDouble value) {
    return value.isEmpty() ? "" : number(value.getAsDouble());
  }

  static String number(double value) {
    double size = Math.abs(value);
    String pattern = size >= 1_000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, value);
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library of its own
  private static void line(StringBuilder text, String words, Object... values) {
    text.append(String.format(Locale.ROOT, words, values)).append('\n');
  }
}
